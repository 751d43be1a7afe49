package io.santral.customer;

import java.time.Instant;
import java.util.Optional;

/**
 * A version of a brand's model, and how it came to its state.
 *
 * @param madeAt empty for the one that an installation begins with
 * @param strangers pairs of strangers that it was fitted to
 * @param matches pairs of one person that it was fitted to
 * @param judged decisions with people's answers that it was calibrated on
 * @param known decisions of the 30 days before with people's answers, on which it and the then current one were compared
 * @param state {@code SHADOW}, {@code CURRENT}, {@code RETIRED} or {@code REJECTED}
 * @param verdict why the night made it that: {@code not-worse}, {@code worse}, {@code too-little}, {@code held}; {@code shipped}
 * @param movedAt when it was made what it is, if that was later
 * @param person who did so, empty for the engine
 */
public record ModelView(
        ModelRef ref,
        String version,
        Optional<Instant> madeAt,
        long strangers,
        long matches,
        int judged,
        int known,
        Merged itself,
        Merged current,
        String comparedWith,
        String state,
        String verdict,
        Optional<Instant> movedAt,
        Optional<String> person,
        Optional<String> reason) {
    /**
     * What a model merged of the known decisions.
     *
     * @param bound the exact upper 95 % bound of its rate of wrong merges: 0 to 1
     */
    public record Merged(int merged, int wrong, double bound) {}
}
