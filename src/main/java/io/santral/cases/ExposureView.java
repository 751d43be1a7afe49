package io.santral.cases;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of the exposure report: something that one customer's matter may have shown of another's, while a merge stood that was
 * taken back. The law's clock for telling the brand runs from when it is known.
 *
 * @param merge that was taken back; empty where identities were taken out that several merges had brought
 * @param person who opened the case; of what was seen
 * @param interaction what the brand wrote; of what was sent
 */
public record ExposureView(
        long id,
        Optional<Long> merge,
        CaseRef ref,
        What what,
        Optional<Long> person,
        Optional<Long> interaction,
        Instant at) {
    /** Seen by somebody of the desk, or sent to the customer. */
    public enum What {
        SEEN,
        SENT
    }
}
