package io.santral.customer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a brand's contract says about learning.
 *
 * @param quietHour local hour from which a night's learning may run: 0 to 23
 * @param sharesCounts whether counts, never values, go to other brands, and theirs come here
 */
record LearningTerms(ZoneId zone, int quietHour, boolean sharesCounts) {
    private static final int QUIET_HOUR = 3;

    /** Who has not begun in so many hours waits for the next night. */
    private static final int HOURS = 4;

    static LearningTerms read(Map<String, ?> brand, Map<String, ?> contract) {
        Map<?, ?> learning = contract.get("learning") instanceof Map<?, ?> given ? given : Map.of();
        return new LearningTerms(
                zone(brand.get("timeZone")),
                learning.get("quietHour") instanceof Number hour ? hour.intValue() : QUIET_HOUR,
                Boolean.TRUE.equals(learning.get("shareCounts")));
    }

    private static ZoneId zone(@Nullable Object name) {
        try {
            return ZoneId.of(String.valueOf(name));
        } catch (DateTimeException e) {
            return ZoneId.of("UTC");
        }
    }

    /** The night that is due, by the date on which its quiet hour began; empty outside of it. */
    Optional<LocalDate> night(ZonedDateTime now) {
        ZonedDateTime since = now.withZoneSameInstant(zone).minusHours(quietHour);
        return since.getHour() < HOURS ? Optional.of(since.toLocalDate()) : Optional.empty();
    }
}
