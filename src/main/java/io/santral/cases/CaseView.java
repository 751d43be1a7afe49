package io.santral.cases;

import io.santral.intake.InteractionView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A case with its timeline, oldest first.
 *
 * @param subject what it is about; empty for a case that nothing was said in since cases are read
 * @param wentTo where all is now that was said in it; empty for a case that has something
 */
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
        Optional<SubjectView> subject,
        Optional<CaseRef> wentTo,
        List<InteractionView> timeline) {}
