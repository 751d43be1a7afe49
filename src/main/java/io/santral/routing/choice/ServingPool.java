package io.santral.routing.choice;

import java.util.Collection;
import java.util.Comparator;

/**
 * A pool that serves the brand.
 *
 * @param priority the lowest takes what no other claims; among equals the older pool
 */
public record ServingPool(long pool, int priority) {
    /** A pool, and why it. */
    public record Choice(long pool, String reason) {}

    /**
     * Chooses the pool of a new case.
     *
     * @throws IllegalArgumentException if no pool serves the brand: its cases have nowhere to go
     */
    public static Choice choose(Collection<ServingPool> pools) {
        ServingPool first = pools.stream()
                .min(Comparator.comparingInt(ServingPool::priority).thenComparingLong(ServingPool::pool))
                .orElseThrow(() -> new IllegalArgumentException("no pool serves the brand"));
        return new Choice(first.pool(), pools.size() == 1 ? "only-pool" : "first-pool");
    }
}
