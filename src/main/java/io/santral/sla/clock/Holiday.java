package io.santral.sla.clock;

import java.time.LocalDate;
import java.util.List;

/**
 * A date with hours of its own instead of its weekday's; with none, it is closed. Hours of the evening before that run over
 * midnight end where the holiday begins.
 */
public record Holiday(LocalDate date, List<Hours> hours) {
    public Holiday {
        hours = List.copyOf(hours);
    }
}
