package io.santral.sla;

import java.time.Instant;
import java.util.Optional;

/**
 * A case's clock for one target.
 *
 * @param stoppedAt when what the target asks for was done, by the provider's time; never before the start
 * @param closedAt when the case was closed while the clock ran
 */
public record ClockView(
        Target target, Instant startedAt, Instant dueAt, Optional<Instant> stoppedAt, Optional<Instant> closedAt) {
    public enum State {
        RUNNING,
        OVERDUE,
        MET,
        MISSED
    }

    /** A clock that stops at its deadline is met. A case that is closed without an answer has missed its target. */
    public State state(Instant now) {
        if (stoppedAt.isPresent()) {
            return stoppedAt.get().isAfter(dueAt) ? State.MISSED : State.MET;
        }
        if (closedAt.isPresent()) {
            return State.MISSED;
        }
        return now.isAfter(dueAt) ? State.OVERDUE : State.RUNNING;
    }
}
