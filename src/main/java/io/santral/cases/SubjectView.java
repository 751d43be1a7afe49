package io.santral.cases;

import java.time.Instant;
import java.util.Optional;

/**
 * What a case is about and how it is said. Each of the four is as somebody labelled it, or else as the engine guessed.
 *
 * @param topic empty where nobody has said and the engine is not sure
 * @param kind {@code REQUEST}, {@code SUGGESTION}, {@code CRITICISM}, {@code COMPLAINT} or {@code PRAISE}
 * @param urgency {@code NORMAL}, {@code HIGH} or {@code CRITICAL}: to be seen, and no order of work
 * @param language {@code TURKISH}, {@code ENGLISH} or {@code OTHER}
 * @param guess the engine's newest
 */
public record SubjectView(
        Optional<TopicView> topic,
        Optional<Labelled> topicLabelled,
        String kind,
        Optional<Labelled> kindLabelled,
        String urgency,
        Optional<Labelled> urgencyLabelled,
        String language,
        Optional<Labelled> languageLabelled,
        Guess guess) {
    /**
     * Somebody said it.
     *
     * @param person empty for somebody who has left
     */
    public record Labelled(Optional<String> person, Instant at) {}

    /**
     * What the engine made of the texts.
     *
     * @param topic the likeliest, however likely; empty if the texts say nothing
     * @param posterior of it, from 0 to 1
     * @param version of the rules, and the last label that they had learned from
     */
    public record Guess(
            Optional<TopicView> topic,
            double posterior,
            Optional<TopicView> runnerUp,
            double runnerUpPosterior,
            String version,
            Instant at) {}
}
