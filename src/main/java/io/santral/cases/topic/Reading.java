package io.santral.cases.topic;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a case is about and how it is said, as far as its texts tell.
 *
 * @param topic the likeliest; empty if the texts say nothing
 * @param runnerUp the next
 */
public record Reading(Optional<Guess> topic, Optional<Guess> runnerUp, Kind kind, Urgency urgency, Language language) {
    /** Of the rules in this package: changes with them. */
    public static final String VERSION = "topics-1";

    /** The newest so many texts are read: what more would say of a case is not worth the reading. */
    public static final int TEXTS = 3;

    /** A topic that is likelier to be wrong than right is not told as the case's. */
    private static final double TOLD = 0.5;

    /**
     * A topic and how likely it is.
     *
     * @param posterior from 0 to 1
     */
    public record Guess(String topic, double posterior) {}

    /** Reads what the customer wrote, in their own words, newest first. */
    public static Reading of(List<String> texts, Topics topics) {
        List<String> newest = texts.stream().limit(TEXTS).toList();
        Posterior posterior = Posterior.mean(newest.stream().map(topics::read).toList());
        Iterator<Map.Entry<String, Double>> likeliest =
                posterior.shares().entrySet().iterator();
        Optional<Guess> first = next(likeliest);
        Tone tone = Tone.of(String.join("\n", newest));
        return new Reading(first, next(likeliest), tone.kind(), tone.urgency(), tone.language());
    }

    private static Optional<Guess> next(Iterator<Map.Entry<String, Double>> shares) {
        if (!shares.hasNext()) {
            return Optional.empty();
        }
        Map.Entry<String, Double> share = shares.next();
        return Optional.of(new Guess(share.getKey(), Math.min(share.getValue(), 1)));
    }

    /** The topic, if it is likelier than all others together. */
    public Optional<String> told() {
        return topic.filter(guess -> guess.posterior() > TOLD).map(Guess::topic);
    }
}
