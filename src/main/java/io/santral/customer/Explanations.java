package io.santral.customer;

import io.santral.customer.matching.Decision;
import java.util.List;
import java.util.Optional;

/** A decision in the words that are stored and shown. */
final class Explanations {
    private Explanations() {}

    static Explanation of(Decision decision) {
        return new Explanation(
                decision.outcome().name(),
                decision.posterior(),
                decision.bits(),
                evidence(decision.evidence()),
                evidence(decision.against()),
                decision.runnerUp().map(next -> new Explanation.RunnerUp(next.customer(), next.bits(), next.margin())),
                decision.guards().stream()
                        .map(guard -> new Explanation.Guard(guard.messageKey(), guard.held()))
                        .toList(),
                decision.model());
    }

    /** Why a person is asked about one of several: what was checked before a merge, and who came next, was of the likeliest. */
    static Explanation of(Decision decision, Decision.Suggestion asked) {
        return new Explanation(
                Decision.Outcome.SUGGEST.name(),
                asked.posterior(),
                asked.bits(),
                evidence(asked.evidence()),
                evidence(asked.against()),
                Optional.empty(),
                List.of(),
                decision.model());
    }

    private static List<Explanation.Evidence> evidence(List<Decision.Evidence> evidence) {
        return evidence.stream()
                .map(one -> new Explanation.Evidence(
                        one.family().name(),
                        one.messageKey(),
                        one.provenance().name(),
                        one.bits(),
                        one.ours(),
                        one.theirs(),
                        one.claimedThere()))
                .toList();
    }
}
