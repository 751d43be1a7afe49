package io.santral.sla.clock;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When a brand works: the hours of its week in its own zone, and its holidays.
 *
 * <p>Hours are wall-clock times, and each becomes one instant: the first at which the wall clock shows that time, or has jumped
 * over it. So a range is one unbroken stretch: where the clock is put forward, what it jumps over is not worked; where it is put
 * back, the hour that comes twice is worked twice if the range goes on beyond it.
 */
public final class BusinessCalendar implements WorkingTime {
    /** A brand that is closed for longer than this is not on holiday. */
    static final int LONGEST_CLOSURE_DAYS = 60;

    static final int MOST_HOLIDAYS = 1000;

    /** A deadline that lies more days ahead than this is no promise to anybody. */
    static final int FARTHEST_DAYS = 3660;

    private final ZoneId zone;
    private final Map<DayOfWeek, List<Hours>> week;
    private final Map<LocalDate, List<Hours>> holidays;

    private record Stretch(Instant from, Instant until) {}

    /**
     * @param week the hours by weekday, in any order; a weekday that is not there is closed
     * @throws IllegalArgumentException with the reason: no hour in the whole week, hours of one day that overlap, a date that is
     *     two holidays, too many holidays, or holidays that leave no open hour for more than 60 days
     */
    public BusinessCalendar(ZoneId zone, Map<DayOfWeek, List<Hours>> week, List<Holiday> holidays) {
        this.zone = zone;
        this.week = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, hours) -> this.week.put(day, inOrder(day.toString(), hours)));
        if (this.week.values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("the week has no open hour");
        }
        if (holidays.size() > MOST_HOLIDAYS) {
            throw new IllegalArgumentException(
                    holidays.size() + " holidays are more than the " + MOST_HOLIDAYS + " that are allowed");
        }
        this.holidays = new HashMap<>();
        for (Holiday holiday : holidays) {
            if (this.holidays.put(holiday.date(), inOrder(holiday.date().toString(), holiday.hours())) != null) {
                throw new IllegalArgumentException(holiday.date() + " is a holiday twice");
            }
        }
        holidays.forEach(this::refuseLongClosure);
    }

    private static List<Hours> inOrder(String day, List<Hours> hours) {
        List<Hours> sorted =
                hours.stream().sorted(Comparator.comparingInt(Hours::from)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).from() < sorted.get(i - 1).until()) {
                throw new IllegalArgumentException(
                        day + ": " + sorted.get(i - 1) + " and " + sorted.get(i) + " overlap");
            }
        }
        return sorted;
    }

    private void refuseLongClosure(Holiday holiday) {
        for (int day = 0; day <= LONGEST_CLOSURE_DAYS; day++) {
            if (!hours(holiday.date().plusDays(day)).isEmpty()) {
                return;
            }
        }
        throw new IllegalArgumentException(
                "no open hour for more than " + LONGEST_CLOSURE_DAYS + " days from " + holiday.date());
    }

    /**
     * @throws IllegalArgumentException also if the deadline would lie more than ten years ahead
     */
    @Override
    public Instant deadline(Instant start, Duration working) {
        if (working.isNegative()) {
            throw new IllegalArgumentException("a deadline lies ahead: " + working);
        }
        if (working.isZero()) {
            return start;
        }
        Duration left = working;
        Instant reached = start;
        LocalDate first = dayBefore(start);
        for (int day = 0; day <= FARTHEST_DAYS; day++) {
            for (Stretch open : stretches(first.plusDays(day))) {
                Instant from = later(reached, open.from());
                if (from.isBefore(open.until())) {
                    Duration here = Duration.between(from, open.until());
                    if (here.compareTo(left) >= 0) {
                        return from.plus(left);
                    }
                    left = left.minus(here);
                    reached = open.until();
                }
            }
        }
        throw new IllegalArgumentException(working + " of these hours take more than ten years");
    }

    /**
     * @throws IllegalArgumentException if the span is longer than ten years
     */
    @Override
    public Duration worked(Instant from, Instant until) {
        if (Duration.between(from, until).toDays() > FARTHEST_DAYS) {
            throw new IllegalArgumentException("from " + from + " to " + until + " is more than ten years");
        }
        Duration worked = Duration.ZERO;
        Instant reached = from;
        LocalDate last = until.atZone(zone).toLocalDate();
        for (LocalDate day = dayBefore(from); !day.isAfter(last); day = day.plusDays(1)) {
            for (Stretch open : stretches(day)) {
                Instant begin = later(reached, open.from());
                Instant end = earlier(until, open.until());
                if (begin.isBefore(end)) {
                    worked = worked.plus(Duration.between(begin, end));
                    reached = end;
                }
            }
        }
        return worked;
    }

    /** Hours of the day before may run into the day of the instant. */
    private LocalDate dayBefore(Instant instant) {
        return instant.atZone(zone).toLocalDate().minusDays(1);
    }

    private List<Hours> hours(LocalDate day) {
        List<Hours> own = holidays.get(day);
        return own != null ? own : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    private List<Stretch> stretches(LocalDate day) {
        List<Stretch> stretches = new ArrayList<>();
        boolean holidayFollows = holidays.containsKey(day.plusDays(1));
        for (Hours hours : hours(day)) {
            int until = holidayFollows ? Math.min(hours.until(), Hours.DAY) : hours.until();
            stretches.add(new Stretch(instant(day, hours.from()), instant(day, until)));
        }
        return stretches;
    }

    private Instant instant(LocalDate day, int minutes) {
        LocalDateTime local = day.atStartOfDay().plusMinutes(minutes);
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition transition = rules.getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.toInstant(rules.getValidOffsets(local).get(0));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
