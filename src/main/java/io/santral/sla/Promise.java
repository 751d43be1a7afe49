package io.santral.sla;

import io.santral.sla.clock.WorkingTime;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What the contract asks for one target.
 *
 * @param within the working time that is allowed
 * @param calendar the name of the time that counts: {@code business} or {@code always}
 * @param share the share of the clocks that is to be met, 0 to 1
 */
record Promise(Target target, Duration within, String calendar, WorkingTime time, Optional<Double> share) {
    /** Why a clock runs as it does, for the ledger: {@code first-response PT1H business}. */
    String reason() {
        return name(target) + " " + within + " " + calendar;
    }

    /** The target's name in settings: {@code first-response}. */
    static String name(Target target) {
        return target.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
