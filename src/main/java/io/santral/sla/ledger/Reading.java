package io.santral.sla.ledger;

import io.santral.sla.ClockView;
import io.santral.sla.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A clock as its ledger says it.
 *
 * @param worked the working time from start to stop
 */
public record Reading(ClockView clock, Optional<Duration> worked) {
    /**
     * Reads the clock from its ledger, whatever order the lines are in and however often one is there. The earliest start counts,
     * and the earliest stop: who answered twice answered at the first time. A stop from before the start stops at the start.
     *
     * @return empty if nothing started
     */
    public static Optional<Reading> of(Target target, Collection<Entry> ledger) {
        Optional<Entry.Stopped> stop = earliest(ledger, Entry.Stopped.class);
        Optional<Instant> closed = earliest(ledger, Entry.Closed.class).map(Entry::at);
        return earliest(ledger, Entry.Started.class)
                .map(start -> new Reading(
                        new ClockView(
                                target,
                                start.at(),
                                start.due(),
                                stop.map(Entry::at).map(at -> at.isBefore(start.at()) ? start.at() : at),
                                closed),
                        stop.flatMap(Entry.Stopped::worked)));
    }

    private static <E extends Entry> Optional<E> earliest(Collection<Entry> ledger, Class<E> kind) {
        Stream<E> ofKind = ledger.stream().filter(kind::isInstance).map(kind::cast);
        return ofKind.min(Comparator.comparing(Entry::at));
    }
}
