package io.santral.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an identity said, as far as it may prove something.
 *
 * @param open whether the world reads it
 * @param parent the mail that a mail answers, by its Message-ID; empty for all that is no mail
 * @param references further mails that it belongs to, the nearest last; none for all that is no mail
 * @param receivedAt when it came to us, by our own clock: what it says of its time proves nothing
 */
public record Heard(String text, boolean open, Optional<String> parent, List<String> references, Instant receivedAt) {
    public Heard {
        references = List.copyOf(references);
    }
}
