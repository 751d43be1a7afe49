package io.santral.cases;

import java.time.Instant;
import java.util.Optional;

/** A line in a list of cases. */
public record CaseSummary(
        CaseRef ref,
        Optional<String> customerName,
        String channel,
        String title,
        boolean open,
        Instant openedAt,
        Instant lastAt) {}
