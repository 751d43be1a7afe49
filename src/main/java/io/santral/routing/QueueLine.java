package io.santral.routing;

import io.santral.cases.CaseRef;
import java.time.Instant;
import java.util.Optional;

/** A line of the unified queue, most urgent first. */
public record QueueLine(
        CaseRef ref,
        String brandAlias,
        String brandName,
        String channel,
        String accountName,
        String title,
        Optional<String> customerName,
        State state,
        Optional<Long> person,
        Optional<String> personName,
        Optional<Instant> dueAt,
        Instant openedAt,
        Instant lastAt) {
    public enum State {
        WAITING,
        OFFERED,
        TAKEN
    }
}
