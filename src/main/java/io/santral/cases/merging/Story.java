package io.santral.cases.merging;

import io.santral.cases.merging.Candidate.Pointer;
import io.santral.cases.merging.Candidate.State;
import io.santral.cases.topic.Posterior;
import io.santral.channel.InboundEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A case as it was told so far: what makes a {@link Candidate} of it, wherever it is kept.
 *
 * @param open whether something is still to be done
 * @param lines all that was said in it, newest first; at least one
 */
public record Story(
        long id, long customer, boolean open, Instant openedAt, Instant lastAt, List<? extends Line> lines) {
    /** Of these a thread is all that two ever say to each other, and about no matter in particular. */
    private static final Set<Kind> ENDLESS = EnumSet.of(Kind.MESSAGE, Kind.SMS, Kind.CALL, Kind.FAX);

    /** Numbers in older texts of a case are not looked for. */
    private static final int NUMBERED = 6;

    /** More of a case's first texts say no more about why it was opened. */
    private static final int OPENING = 3;

    public Story {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("nothing was said in the case " + id + ": nothing can belong to it");
        }
    }

    /**
     * What an interaction asks of a case.
     *
     * @param kind of the interaction
     * @param customer whose it is
     * @param tokened the cases of our own mails that it gives back the token of
     * @param referred the cases of the messages that it says it belongs to
     * @param numbered the cases whose numbers stand in it
     */
    public record Question(Kind kind, long customer, Set<Long> tokened, Set<Long> referred, Set<Long> numbered) {}

    /**
     * The case as the rules see it when they are asked.
     *
     * @param halfLife of a topic, by its id; empty if it is not known
     */
    public Candidate candidate(Question question, Function<String, Optional<Duration>> halfLife) {
        List<? extends Line> heard = lines.stream().filter(Line::inbound).toList();
        List<Line> oldest = new ArrayList<>(heard.subList(Math.max(heard.size() - OPENING, 0), heard.size()));
        Collections.reverse(oldest);
        Posterior topic = Candidate.openedFor(oldest.stream().map(Line::topic).toList());
        return new Candidate(
                id,
                customer == question.customer(),
                state(),
                openedAt,
                lastAt,
                pointers(question),
                lines.size(),
                topic,
                topic.likeliest().flatMap(halfLife).orElse(Candidate.HALF_LIFE),
                Numbers.all(heard.stream().limit(NUMBERED).map(Line::numbers).toList()),
                heard.stream().map(Line::words).toList());
    }

    private Set<Pointer> pointers(Question question) {
        Set<Pointer> pointers = EnumSet.noneOf(Pointer.class);
        if (lines.stream().anyMatch(Line::inThread)) {
            pointers.add(ENDLESS.contains(question.kind()) ? Pointer.CONVERSATION : Pointer.THREAD);
        }
        if (question.tokened().contains(id)) {
            pointers.add(Pointer.TOKEN);
        }
        if (question.referred().contains(id)) {
            pointers.add(Pointer.REFERENCE);
        }
        if (question.numbered().contains(id)) {
            pointers.add(Pointer.CASE_NUMBER);
        }
        return pointers;
    }

    /** If the brand had the last word, it waits for the customer's. */
    private State state() {
        if (!open) {
            return State.CLOSED;
        }
        return lines.get(0).inbound() ? State.OPEN : State.WAITING;
    }
}
