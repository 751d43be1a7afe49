package io.santral.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why an interaction is in its case.
 *
 * @param inbound whether the customer wrote it; what the brand wrote goes where that goes which it answers
 * @param origin {@code AUTO} or {@code AGENT}
 * @param reason the key of a sentence
 * @param signs what spoke for the case and against it when it was decided, in the order of weighing; none where nothing was weighed
 * @param person who put it there; empty if nobody did
 * @param verdict the same for all that came by what somebody said at once
 * @param words why, in theirs; empty if they only answered what the engine asked
 */
public record CaseLinkView(
        long interaction,
        boolean inbound,
        String origin,
        String reason,
        List<Sign> signs,
        Optional<String> person,
        Optional<Long> verdict,
        Optional<String> words,
        Instant at) {
    public CaseLinkView {
        signs = List.copyOf(signs);
    }

    /** One thing that was weighed: the key of its sentence, and its bits, below zero against. */
    public record Sign(String key, double bits) {}
}
