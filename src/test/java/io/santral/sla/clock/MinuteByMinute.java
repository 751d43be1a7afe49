package io.santral.sla.clock;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * The oracle: walks every minute of a span and asks what the wall clock shows. It only ever turns instants into local times,
 * never the other way, and knows no transitions: what the clock shows after being put back is not later than what it has
 * already shown.
 */
final class MinuteByMinute {
    private final Instant begin;
    private final BitSet open = new BitSet();
    private final int minutes;

    MinuteByMinute(
            ZoneId zone,
            Map<DayOfWeek, List<Hours>> week,
            Map<LocalDate, List<Hours>> holidays,
            Instant begin,
            Instant end) {
        this.begin = begin;
        this.minutes = (int) ChronoUnit.MINUTES.between(begin, end);
        // Two days earlier, so that the latest time shown is known when the span begins.
        LocalDateTime latest = LocalDateTime.MIN;
        for (int minute = -2 * 24 * 60; minute < minutes; minute++) {
            LocalDateTime shown = LocalDateTime.ofInstant(begin.plus(minute, ChronoUnit.MINUTES), zone);
            if (shown.isAfter(latest)) {
                latest = shown;
            }
            if (minute >= 0 && isOpen(latest, week, holidays)) {
                open.set(minute);
            }
        }
    }

    private static boolean isOpen(
            LocalDateTime time, Map<DayOfWeek, List<Hours>> week, Map<LocalDate, List<Hours>> holidays) {
        LocalDate today = time.toLocalDate();
        LocalDate yesterday = today.minusDays(1);
        int minute = time.getHour() * 60 + time.getMinute();
        for (Hours hours : hours(today, week, holidays)) {
            if (hours.from() <= minute && minute < hours.until()) {
                return true;
            }
        }
        if (!holidays.containsKey(today)) {
            for (Hours hours : hours(yesterday, week, holidays)) {
                if (minute + 24 * 60 < hours.until()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Hours> hours(
            LocalDate day, Map<DayOfWeek, List<Hours>> week, Map<LocalDate, List<Hours>> holidays) {
        List<Hours> own = holidays.get(day);
        return own != null ? own : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    int minutes() {
        return minutes;
    }

    Instant at(int minute) {
        return begin.plus(minute, ChronoUnit.MINUTES);
    }

    int worked(int from, int until) {
        return open.get(from, until).cardinality();
    }

    /** The minute by which so many open ones have passed; -1 if that lies behind the end. */
    int deadline(int from, int working) {
        int left = working;
        int minute = from;
        while (left > 0 && minute < minutes) {
            minute = open.nextSetBit(minute);
            if (minute < 0) {
                return -1;
            }
            minute++;
            left--;
        }
        return left == 0 ? minute : -1;
    }
}
