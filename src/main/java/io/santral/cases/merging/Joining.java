package io.santral.cases.merging;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The decision about one interaction.
 *
 * @param caseId the case that it joins; empty for a new one
 * @param reason why, as a key of the message catalogue
 */
public record Joining(Optional<Long> caseId, String reason) {
    /** A settled matter that the customer comes back to within this time is the same matter. */
    static final Duration REOPENS = Duration.ofDays(7);

    /**
     * The same customer in the same thread is about the same matter: joins the newest such case that is open, or was heard of within
     * the last seven days. All else is a new case.
     */
    public static Joining decide(List<Candidate> candidates, Instant at) {
        return candidates.stream()
                .filter(Candidate::sameThread)
                .filter(candidate ->
                        candidate.open() || candidate.lastAt().plus(REOPENS).isAfter(at))
                .max(Comparator.comparing(Candidate::open).thenComparing(Candidate::lastAt))
                .map(candidate -> new Joining(
                        Optional.of(candidate.id()),
                        candidate.open() ? "case.same-thread" : "case.same-thread-reopened"))
                .orElseGet(() -> new Joining(
                        Optional.empty(), candidates.isEmpty() ? "case.first-contact" : "case.other-thread"));
    }
}
