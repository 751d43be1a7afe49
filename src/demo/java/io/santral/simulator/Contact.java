package io.santral.simulator;

import java.time.Instant;
import java.util.Optional;

/**
 * A mail, call, message and so on, or the brand's answer to one.
 *
 * @param line the account that it came in at
 * @param by the name of who wrote; the brand's for an answer
 * @param from the address, number or id that it came from
 * @param answers the contact that an answer of the brand is to
 */
record Contact(
        String id,
        String line,
        String kind,
        String by,
        String from,
        String subject,
        String text,
        String thread,
        Optional<String> answers,
        Instant at) {
    boolean byBrand() {
        return answers.isPresent();
    }
}
