package io.santral.cases;

import io.santral.intake.InteractionView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A case with its timeline, oldest first. */
public record CaseView(
        CaseRef ref,
        long customer,
        Optional<String> customerName,
        long account,
        String accountName,
        String channel,
        String title,
        boolean open,
        Instant openedAt,
        Optional<Instant> closedAt,
        List<InteractionView> timeline) {}
