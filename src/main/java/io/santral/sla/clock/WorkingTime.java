package io.santral.sla.clock;

import java.time.Duration;
import java.time.Instant;

/** The time that counts: all of it, or a brand's business hours. */
public interface WorkingTime {
    /** Every minute of every day counts. */
    WorkingTime ALWAYS = new WorkingTime() {
        @Override
        public Instant deadline(Instant start, Duration working) {
            return start.plus(WorkingTime.notNegative(working));
        }

        @Override
        public Duration worked(Instant from, Instant until) {
            return until.isAfter(from) ? Duration.between(from, until) : Duration.ZERO;
        }
    };

    /**
     * The first instant by which so much working time has passed since the start. It is the closing hour, not the next
     * opening, when the time is up exactly then; and the start itself for a duration of zero.
     *
     * @throws IllegalArgumentException if the duration is negative
     */
    Instant deadline(Instant start, Duration working);

    /** The working time in the span; zero if it ends before it begins. */
    Duration worked(Instant from, Instant until);

    private static Duration notNegative(Duration working) {
        if (working.isNegative()) {
            throw new IllegalArgumentException("a deadline lies ahead: " + working);
        }
        return working;
    }
}
