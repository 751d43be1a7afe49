package io.santral.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why this is one customer: their identities, and for each how it came here.
 *
 * @param ref where the asked number leads now
 */
public record CustomerStory(CustomerRef ref, Optional<String> name, List<Part> parts) {
    public CustomerStory {
        parts = List.copyOf(parts);
    }

    /**
     * An identity of the customer.
     *
     * @param value masked
     * @param verified whether anything of it is proven
     * @param merge what brought it here; empty for the one that was here first
     */
    public record Part(
            long identity,
            String namespace,
            String value,
            Optional<String> name,
            Instant firstSeen,
            boolean verified,
            Optional<Merge> merge) {}

    /**
     * A merge that stands.
     *
     * @param origin {@code AUTO}, {@code AGENT} or {@code IMPORT}
     * @param reason of the person who made it; of an automatic one, the key of a sentence
     * @param person who made it; empty for the engine, and for somebody who has nothing to do with the brand any more
     * @param explanation why the engine did; empty for a person's merge
     */
    public record Merge(
            MergeRef ref,
            String origin,
            String reason,
            Optional<String> person,
            Instant at,
            Optional<Explanation> explanation) {}
}
