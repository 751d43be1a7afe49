package io.santral.reply;

import java.time.Instant;
import java.util.Optional;

/** A reply as the desk shows it. {@code note} is the provider's reason, a catalogue key, where one is known. */
public record ReplyView(
        long id,
        long answers,
        String text,
        ReplyState state,
        Optional<String> externalId,
        Optional<String> note,
        String author,
        Instant createdAt,
        Optional<Instant> sentAt) {}
