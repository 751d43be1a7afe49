package io.santral.sla;

import java.time.Instant;
import java.util.Optional;

/** A case's clock for one target. */
public record ClockView(Target target, Instant startedAt, Instant dueAt, Optional<Instant> stoppedAt) {
    public enum State {
        RUNNING,
        OVERDUE,
        MET,
        MISSED
    }

    /** A clock that stops at its deadline is met. */
    public State state(Instant now) {
        Instant end = stoppedAt.orElse(now);
        boolean late = end.isAfter(dueAt);
        if (stoppedAt.isPresent()) {
            return late ? State.MISSED : State.MET;
        }
        return late ? State.OVERDUE : State.RUNNING;
    }
}
