package io.santral.tenancy.provision;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** The people and brands that Keycloak must know, read from the database after an apply: Keycloak follows, it never leads. */
record Directory(List<Human> people, List<Organization> organizations) {
    /** The organization of the operator's own people; no brand may have this alias. */
    static final String OPERATOR = "operator";

    /**
     * A person.
     *
     * @param roles realm roles
     * @param organizations aliases
     */
    record Human(
            String username,
            String name,
            String email,
            String language,
            boolean active,
            Set<String> roles,
            Set<String> organizations) {}

    /** The operator or a brand. */
    record Organization(String alias, String name, boolean active) {}

    static Directory read(DataSource owner) throws SQLException {
        try (Connection connection = owner.getConnection()) {
            Sql sql = new Sql(connection);
            List<Organization> organizations = new ArrayList<>();
            organizations.add(new Organization(OPERATOR, "Operator", true));
            organizations.addAll(sql.list(
                    "SELECT alias, name, state FROM tenant ORDER BY alias",
                    row -> new Organization(
                            row.getString(1), row.getString(2), row.getString(3).equals("ACTIVE"))));
            Map<Long, Set<String>> roles = new HashMap<>();
            Map<Long, Set<String>> brands = new HashMap<>();
            sql.list(
                    "SELECT g.person_id, g.role, t.alias FROM person_grant g JOIN tenant t ON t.id = g.tenant_id",
                    row -> {
                        String role = row.getString(2).toLowerCase(Locale.ROOT).replace('_', '-');
                        roles.computeIfAbsent(row.getLong(1), id -> new TreeSet<>())
                                .add(role);
                        if (role.equals("brand-client")) {
                            brands.computeIfAbsent(row.getLong(1), id -> new TreeSet<>())
                                    .add(row.getString(3));
                        }
                        return role;
                    });
            List<Human> people = sql.list(
                    "SELECT id, username, name, IFNULL(email, ''), language, state, kind FROM person ORDER BY username",
                    row -> new Human(
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6).equals("ACTIVE"),
                            roles.getOrDefault(row.getLong(1), Set.of()),
                            row.getString(7).equals("STAFF")
                                    ? Set.of(OPERATOR)
                                    : brands.getOrDefault(row.getLong(1), Set.of())));
            return new Directory(people, organizations);
        }
    }
}
