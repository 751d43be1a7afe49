package io.santral.routing;

import io.santral.tenancy.TenantId;
import java.util.Set;

/**
 * A group of agents and the brands that it serves, as far as the caller works for them.
 *
 * @param alias by which the operator's file calls it
 */
public record PoolView(String alias, String name, Set<TenantId> brands) {
    public PoolView {
        brands = Set.copyOf(brands);
    }
}
