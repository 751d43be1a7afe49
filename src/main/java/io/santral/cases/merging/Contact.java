package io.santral.cases.merging;

import io.santral.cases.topic.Posterior;
import java.time.Instant;

/**
 * What a customer wrote or said, as far as it tells which matter it is about.
 *
 * @param at when, by the provider's time
 * @param open whether the world reads it: a case number that stands there may have been copied
 * @param certain whether it is known whose it is; false while the customer is only suggested
 * @param text the writer's own words
 * @param topic what the text is about
 * @param numbers those that it names
 */
public record Contact(Instant at, boolean open, boolean certain, String text, Posterior topic, Numbers numbers) {

    /** Of an identified customer, in private, of whose words nothing is known. */
    public static Contact wordless(Instant at) {
        return new Contact(at, false, true, "", Posterior.unknown(1), Numbers.NONE);
    }
}
