package io.santral.security.store;

import io.santral.security.Actor;
import io.santral.security.Role;
import io.santral.shared.Sql;
import io.santral.tenancy.OverBrands;
import io.santral.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads people over all brands: names and grants, never content. */
@ApplicationScoped
public class PersonDirectory {
    @Inject
    @OverBrands
    Sql sql;

    /** The person of this name with the grants for active brands; empty if there is none or they are locked. */
    public Optional<Actor> active(String username) {
        Map<TenantId, Set<Role>> grants = new HashMap<>();
        return sql
                .list(
                        "SELECT p.id, p.name, p.kind, p.language, g.tenant_id, g.role FROM person p"
                                + " LEFT JOIN person_grant g ON g.person_id = p.id"
                                + " WHERE p.username = ? AND p.state = 'ACTIVE'",
                        row -> {
                            addGrant(row, grants);
                            return actor(row, username, grants);
                        },
                        username)
                .stream()
                // Every row has the person and one grant: the last was read when all were known.
                .reduce((earlier, last) -> last);
    }

    private static void addGrant(ResultSet row, Map<TenantId, Set<Role>> grants) throws SQLException {
        String role = row.getString("role");
        if (role != null) {
            grants.computeIfAbsent(new TenantId(row.getLong("tenant_id")), tenant -> EnumSet.noneOf(Role.class))
                    .add(Role.valueOf(role));
        }
    }

    private static Actor actor(ResultSet row, String username, Map<TenantId, Set<Role>> grants) throws SQLException {
        return new Actor(
                row.getLong("id"),
                username,
                row.getString("name"),
                row.getString("kind").equals("STAFF"),
                row.getString("language"),
                grants);
    }
}
