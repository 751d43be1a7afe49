package io.santral.sla.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A line of a clock's ledger. */
public sealed interface Entry {
    /** The provider's time, or for a closing ours. */
    Instant at();

    /** All that was said before does not hold any longer: the case is another than it was thought to be. */
    record Retold(Instant at) implements Entry {}

    /** The clock began to run; {@code due} is the deadline by the contract that was in force. */
    record Started(Instant at, Instant due) implements Entry {}

    /** What the target asks for was done; {@code worked} is the working time since the start. */
    record Stopped(Instant at, Optional<Duration> worked) implements Entry {}

    /** The case was closed while the clock ran. */
    record Closed(Instant at) implements Entry {}
}
