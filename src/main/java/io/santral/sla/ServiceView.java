package io.santral.sla;

import java.time.Instant;
import java.util.Optional;

/**
 * How a brand was served in a span of time, by the clocks that started in it.
 *
 * @param promised the share that the contract asks for, 0 to 1; empty if it names none
 * @param medianSeconds the median of the working time from start to stop, in seconds; empty if none stopped
 */
public record ServiceView(
        Target target,
        Instant from,
        Instant until,
        long met,
        long missed,
        long running,
        long overdue,
        Optional<Double> promised,
        Optional<Long> medianSeconds) {
    /** Met over all that are decided, overdue ones counted as missed; empty while nothing is decided. */
    public Optional<Double> attained() {
        long decided = met + missed + overdue;
        return decided == 0 ? Optional.empty() : Optional.of((double) met / decided);
    }
}
