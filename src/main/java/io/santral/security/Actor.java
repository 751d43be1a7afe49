package io.santral.security;

import io.santral.tenancy.TenantId;
import java.util.Map;
import java.util.Set;

/**
 * The logged-in person and all that they may do.
 *
 * @param person the person's id over the whole installation
 * @param grants the roles by brand; only brands that are active
 */
public record Actor(
        long person, String username, String name, boolean staff, String language, Map<TenantId, Set<Role>> grants) {
    public Actor {
        grants = Map.copyOf(grants);
    }

    public boolean may(Permission permission, TenantId tenant) {
        return grants.getOrDefault(tenant, Set.of()).stream().anyMatch(role -> role.may(permission));
    }
}
