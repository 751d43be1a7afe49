package io.santral.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {
    private static final ZoneId ISTANBUL = ZoneId.of("Europe/Istanbul");

    /** An office that is closed on Sundays, has a lunch break on Fridays, and a night shift from Saturday. */
    private static final BusinessCalendar OFFICE = new BusinessCalendar(
            ISTANBUL,
            Map.of(
                    DayOfWeek.MONDAY, hours("09:00-18:00"),
                    DayOfWeek.TUESDAY, hours("09:00-18:00"),
                    DayOfWeek.WEDNESDAY, hours("09:00-18:00"),
                    DayOfWeek.THURSDAY, hours("09:00-18:00"),
                    DayOfWeek.FRIDAY, hours("09:00-12:00", "13:30-18:00"),
                    DayOfWeek.SATURDAY, hours("22:00-02:00")),
            List.of(
                    new Holiday(LocalDate.of(2026, 10, 28), hours("09:00-13:00")),
                    new Holiday(LocalDate.of(2026, 10, 29), List.of()),
                    new Holiday(LocalDate.of(2026, 11, 15), List.of())));

    @ParameterizedTest(name = "{1} from {0} is due {2}: {3}")
    @CsvSource({
        "2026-11-23T10:00, PT1H, 2026-11-23T11:00, within the day",
        "2026-11-23T17:30, PT1H, 2026-11-24T09:30, over night",
        "2026-11-23T17:00, PT1H, 2026-11-23T18:00, due when the office closes and not when it opens",
        "2026-11-23T20:00, PT0S, 2026-11-23T20:00, nothing is due at once",
        "2026-11-23T06:00, PT30M, 2026-11-23T09:30, before opening",
        "2026-11-27T11:30, PT1H, 2026-11-27T14:00, over lunch",
        "2026-11-27T17:45, PT1H, 2026-11-28T22:45, into the night shift",
        "2026-11-28T23:30, PT1H, 2026-11-29T00:30, over midnight",
        "2026-11-29T01:30, PT1H, 2026-11-30T09:30, the night shift of the day before",
        "2026-10-28T12:30, PT1H, 2026-10-30T09:30, a half day and a holiday",
        "2026-11-14T23:30, PT1H, 2026-11-16T09:30, the night shift ends where a holiday begins",
        "2026-11-23T09:00, PT90H, 2026-12-04T17:00, two weeks"
    })
    void a_deadline_counts_working_time_only(LocalDateTime start, Duration working, LocalDateTime due, String why) {
        assertThat(OFFICE.deadline(at(start), working)).as(why).isEqualTo(at(due));
        assertThat(OFFICE.worked(at(start), at(due))).as(why).isEqualTo(working);
    }

    @ParameterizedTest(name = "{0}, {1} to {2} on {3} are {4}")
    @CsvSource({
        // Put forward from two to three: the range that begins in the gap begins behind it.
        "Europe/Berlin, 2026-03-29, 02:30-05:00, PT2H",
        "Europe/Berlin, 2026-03-29, 00:00-24:00, PT23H",
        // Put back from three to two: the hour that comes twice.
        "Europe/Berlin, 2026-10-25, 00:00-24:00, PT25H",
        "Europe/Berlin, 2026-10-25, 01:00-04:00, PT4H",
        "Europe/Berlin, 2026-10-25, 01:00-02:30, PT1H30M",
        "Europe/Berlin, 2026-10-25, 02:30-04:00, PT2H30M",
        "America/New_York, 2026-11-01, 00:00-24:00, PT25H",
        "Australia/Lord_Howe, 2026-10-04, 00:00-24:00, PT23H30M",
        "Australia/Lord_Howe, 2026-04-05, 00:00-24:00, PT24H30M",
        "Europe/Istanbul, 2016-03-27, 00:00-24:00, PT23H",
        "Europe/Istanbul, 2016-10-30, 00:00-24:00, PT24H"
    })
    void a_day_of_a_clock_change_is_as_long_as_it_is(ZoneId zone, LocalDate date, String range, Duration worked) {
        BusinessCalendar calendar = new BusinessCalendar(zone, Map.of(date.getDayOfWeek(), hours(range)), List.of());
        Instant from = date.minusDays(1).atStartOfDay(zone).toInstant();
        Instant until = date.plusDays(2).atStartOfDay(zone).toInstant();
        assertThat(calendar.worked(from, until)).isEqualTo(worked);
    }

    @Test
    void parts_of_a_second_count() {
        Instant start = at(LocalDateTime.parse("2026-11-23T17:59:59.999999"));
        assertThat(OFFICE.deadline(start, Duration.ofNanos(2_000)))
                .isEqualTo(at(LocalDateTime.parse("2026-11-24T09:00:00.000001")));
    }

    @Test
    void hours_that_two_days_share_over_midnight_count_once() {
        BusinessCalendar calendar = new BusinessCalendar(
                ISTANBUL,
                Map.of(DayOfWeek.MONDAY, hours("22:00-06:00"), DayOfWeek.TUESDAY, hours("05:00-09:00")),
                List.of());
        assertThat(calendar.worked(
                        at(LocalDateTime.parse("2026-11-23T00:00")), at(LocalDateTime.parse("2026-11-25T00:00"))))
                .isEqualTo(Duration.ofHours(11));
    }

    @Test
    void a_span_that_ends_before_it_begins_holds_nothing() {
        Instant later = at(LocalDateTime.parse("2026-11-24T15:00"));
        Instant earlier = at(LocalDateTime.parse("2026-11-23T15:00"));
        assertThat(OFFICE.worked(later, earlier)).isZero();
        assertThat(WorkingTime.ALWAYS.worked(later, earlier)).isZero();
    }

    @Test
    void always_is_every_hour() {
        Instant start = at(LocalDateTime.parse("2026-11-22T23:30"));
        assertThat(WorkingTime.ALWAYS.deadline(start, Duration.ofHours(1))).isEqualTo(start.plusSeconds(3600));
        assertThat(WorkingTime.ALWAYS.worked(start, start.plusSeconds(5))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_calendar_that_cannot_be_meant_is_refused_with_the_reason() {
        refused("the week has no open hour", Map.of(), List.of());
        refused("the week has no open hour", Map.of(DayOfWeek.MONDAY, List.of()), List.of());
        refused(
                "MONDAY: 09:00-12:00 and 11:00-18:00 overlap",
                Map.of(DayOfWeek.MONDAY, hours("11:00-18:00", "09:00-12:00")),
                List.of());
        LocalDate date = LocalDate.of(2026, 1, 1);
        Map<DayOfWeek, List<Hours>> daily = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            daily.put(day, hours("09:00-18:00"));
        }
        refused(
                "2026-01-01 is a holiday twice",
                daily,
                List.of(new Holiday(date, List.of()), new Holiday(date, hours("09:00-12:00"))));
        refused("no open hour for more than 60 days from 2026-01-01", daily, closed(date, 61));
        refused("1001 holidays are more than the 1000 that are allowed", daily, closed(date, 1001));
        assertThat(new BusinessCalendar(ISTANBUL, daily, closed(date, 60))
                        .deadline(date.atStartOfDay(ISTANBUL).toInstant(), Duration.ofHours(1)))
                .isEqualTo(date.plusDays(60).atTime(10, 0).atZone(ISTANBUL).toInstant());
    }

    @Test
    void a_search_that_would_not_end_is_refused() {
        BusinessCalendar minute =
                new BusinessCalendar(ISTANBUL, Map.of(DayOfWeek.MONDAY, hours("09:00-09:01")), List.of());
        Instant start = at(LocalDateTime.parse("2026-11-23T09:00"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> minute.deadline(start, Duration.ofHours(10)))
                .withMessage("PT10H of these hours take more than ten years");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> minute.worked(start, start.plus(Duration.ofDays(5000))))
                .withMessageContaining("more than ten years");
        assertThatIllegalArgumentException().isThrownBy(() -> minute.deadline(start, Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkingTime.ALWAYS.deadline(start, Duration.ofSeconds(-1)));
    }

    @ParameterizedTest
    @CsvSource({
        "09:00-09:00, is empty",
        "9:00-18:00, is not a range",
        "09:00-24:30, is not a range",
        "24:00-06:00, is not a range",
        "09:00 - 18:00, is not a range",
        "'', is not a range",
        "٠٩:٠٠-١٨:٠٠, is not a range"
    })
    void a_range_that_cannot_be_meant_is_refused_with_the_reason(String text, String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> Hours.parse(text)).withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"09:00-18:00", "00:00-24:00", "22:00-06:00", "23:59-00:00"})
    void a_range_shows_itself_as_it_was_written(String text) {
        String midnight = text.replace("-00:00", "-24:00");
        assertThat(Hours.parse(text)).hasToString(midnight);
    }

    private static void refused(String reason, Map<DayOfWeek, List<Hours>> week, List<Holiday> holidays) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BusinessCalendar(ISTANBUL, week, holidays))
                .withMessage(reason);
    }

    private static List<Holiday> closed(LocalDate from, int days) {
        return IntStream.range(0, days)
                .mapToObj(day -> new Holiday(from.plusDays(day), List.of()))
                .toList();
    }

    private static List<Hours> hours(String... ranges) {
        List<Hours> hours = new ArrayList<>();
        for (String range : ranges) {
            hours.add(Hours.parse(range));
        }
        return hours;
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(ISTANBUL).toInstant();
    }
}
