package io.santral.cases;

import io.santral.shared.Ids;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of the exposure report: something that one customer's matter may have shown of another's, while a merge stood that was
 * taken back. The law's clock for telling the brand runs from when it is known.
 *
 * @param merge that was taken back; empty where identities were taken out that several merges had brought
 * @param title of the case
 * @param person who opened the case; of what was seen
 * @param text what the brand wrote; of what was sent
 * @param at when it was opened or written
 */
public record ExposureView(
        long id,
        Optional<Long> merge,
        CaseRef ref,
        String title,
        What what,
        Optional<String> person,
        Optional<String> text,
        Instant at) {
    /** Seen by somebody of the desk, or sent to the customer. */
    public enum What {
        SEEN,
        SENT
    }

    /** Its number as people see it: 13 characters. */
    public String number() {
        return Ids.text(id);
    }
}
