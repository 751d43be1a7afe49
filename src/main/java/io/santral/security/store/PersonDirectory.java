package io.santral.security.store;

import io.santral.security.Actor;
import io.santral.security.Role;
import io.santral.shared.StoreFailure;
import io.santral.tenancy.TenantId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Reads people over all brands: names and grants, never content. */
@ApplicationScoped
public class PersonDirectory {
    @Resource(lookup = "java:app/jdbc/directory")
    DataSource directory;

    /** The person of this name with the grants for active brands; empty if there is none or they are locked. */
    public Optional<Actor> active(String username) {
        try (Connection connection = directory.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT p.id, p.name, p.kind, p.language, g.tenant_id, g.role FROM person p"
                                + " LEFT JOIN person_grant g ON g.person_id = p.id"
                                + " WHERE p.username = ? AND p.state = 'ACTIVE'")) {
            query.setString(1, username);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(actor(username, rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    private static Actor actor(String username, ResultSet rows) throws SQLException {
        long person = rows.getLong("id");
        String name = rows.getString("name");
        boolean staff = rows.getString("kind").equals("STAFF");
        String language = rows.getString("language");
        Map<TenantId, Set<Role>> grants = new HashMap<>();
        do {
            String role = rows.getString("role");
            if (role != null) {
                grants.computeIfAbsent(new TenantId(rows.getLong("tenant_id")), tenant -> EnumSet.noneOf(Role.class))
                        .add(Role.valueOf(role));
            }
        } while (rows.next());
        return new Actor(person, username, name, staff, language, grants);
    }
}
