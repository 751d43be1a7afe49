package io.santral.routing;

import io.santral.cases.CaseRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of the queue.
 *
 * @param topic the id of one in the brand's list; empty if nobody knows
 * @param urgency {@code NORMAL}, {@code HIGH} or {@code CRITICAL}: to be seen; the order is the deadlines'
 * @param person who has it, or to whom it is offered
 * @param offerLeft how long its offer still stood when the line was read, by the database's time; empty if it is not offered
 */
public record QueueLine(
        CaseRef ref,
        String brandAlias,
        String brandName,
        String channel,
        String accountName,
        String title,
        Optional<String> topic,
        String urgency,
        Optional<String> customerName,
        State state,
        Optional<Long> person,
        Optional<String> personName,
        Optional<Duration> offerLeft,
        Optional<Instant> dueAt,
        Instant openedAt,
        Instant lastAt) {
    public enum State {
        WAITING,
        OFFERED,
        TAKEN
    }

    public boolean takenBy(long somebody) {
        return state == State.TAKEN && isWith(somebody);
    }

    public boolean offeredTo(long somebody) {
        return state == State.OFFERED && isWith(somebody);
    }

    private boolean isWith(long somebody) {
        return person.isPresent() && person.get() == somebody;
    }
}
