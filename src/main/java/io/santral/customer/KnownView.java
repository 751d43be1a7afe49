package io.santral.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one of a customer's identities, and how.
 *
 * @param value masked
 * @param code the last one that was sent for it, if that was within a day
 */
public record KnownView(
        IdentityRef ref, String namespace, String value, Optional<String> name, List<Fact> facts, Optional<Code> code) {
    public KnownView {
        facts = List.copyOf(facts);
    }

    /** How sure it is. */
    public enum Standing {
        PROVEN,
        /** A network vouches for it; it can be forged. */
        NETWORK,
        /** Somebody says so. */
        CLAIMED
    }

    /**
     * One thing.
     *
     * @param value masked
     * @param seen when it was said first, by the provider's time
     * @param proof how it was proven; empty if it is not
     * @param codable whether a code can be sent there
     */
    public record Fact(
            ClaimRef ref,
            Kind kind,
            String value,
            Standing standing,
            Provenance provenance,
            Instant seen,
            Optional<Proof> proof,
            boolean codable) {}

    /**
     * How something was proven.
     *
     * @param way {@code CHANNEL} (a log-in, an aligned DMARC pass), {@code PERSON}, {@code CODE} or {@code TOKEN}
     * @param ground of a person who made sure
     * @param words theirs
     * @param person who made sure; empty where nobody did, and for somebody who has nothing to do with the brand any more
     */
    public record Proof(
            String way, Optional<Ground> ground, Optional<String> words, Optional<String> person, Instant at) {}

    /**
     * A code that was sent; never the code.
     *
     * @param to the address, masked
     * @param state {@code OPEN}, {@code EXPIRED}, {@code PROVEN}, {@code SPENT} (tried too often), {@code BURNT} (seen in public),
     *     {@code REPLACED}
     */
    public record Code(Kind kind, String to, String state, Delivery delivery, Instant at, Optional<String> person) {}
}
