package io.santral.cases.merging;

import io.santral.cases.topic.Posterior;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A case that an interaction might belong to: one of the customer's, or one that the interaction names though it is somebody
 * else's.
 *
 * @param own whether it is the customer's own
 * @param openedAt when it began
 * @param lastAt when it was last heard of
 * @param pointers how the interaction points to it
 * @param interactions how many it has
 * @param topic what it was opened for: see {@link #openedFor}
 * @param halfLife of its topic
 * @param numbers all that its interactions name
 * @param texts what the customer wrote in it, newest first; only the first five are looked at
 */
public record Candidate(
        long id,
        boolean own,
        State state,
        Instant openedAt,
        Instant lastAt,
        Set<Pointer> pointers,
        int interactions,
        Posterior topic,
        Duration halfLife,
        Numbers numbers,
        List<String> texts) {

    /** A text says its topic if one is at least so likely. */
    private static final double SAYS = 0.1;

    /** Half of the messages of a matter of an unknown topic have come after a week. */
    static final Duration HALF_LIFE = Duration.ofDays(7);

    public Candidate {
        pointers = Set.copyOf(pointers);
        texts = List.copyOf(texts);
    }

    /**
     * The topic of a case: that of its first text that says one, since what is written later may be about the course of the matter
     * ("still nothing"), or be in the case by a wrong decision, which the next one should not build on. If none says one, the mean.
     *
     * @param texts oldest first
     */
    static Posterior openedFor(List<Posterior> texts) {
        return texts.stream()
                .filter(text -> text.likeliest()
                        .filter(topic -> text.share(topic) >= SAYS)
                        .isPresent())
                .findFirst()
                .orElseGet(() -> Posterior.mean(texts));
    }

    /** How far the matter has come. */
    public enum State {
        OPEN,
        /** The brand has asked something and waits for the customer. */
        WAITING,
        CLOSED
    }

    /** Something in an interaction, beside its words, that names a case. */
    public enum Pointer {
        /** It stands in the same thread at the provider, which is about one thing: a post, a chat session, a mail's thread. */
        THREAD,
        /** It stands in the same conversation, which never ends and is about all things: direct messages, WhatsApp, SMS. */
        CONVERSATION,
        /** It carries a reply token that we issued for the case. */
        TOKEN,
        /** It says that it answers or belongs to a message of the case (RFC 5322, 3.6.4). */
        REFERENCE,
        /** The case's number stands in its text. */
        CASE_NUMBER
    }

    /** The same, of an interaction that is only compared by what it tells. */
    Candidate unpointed() {
        return new Candidate(id, own, state, openedAt, lastAt, Set.of(), interactions, topic, halfLife, numbers, texts);
    }

    boolean closed() {
        return state == State.CLOSED;
    }

    boolean pointed(Pointer pointer) {
        return pointers.contains(pointer);
    }
}
