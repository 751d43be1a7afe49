package io.santral.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random calendars over years with every kind of clock change, beside an oracle that counts minutes. Seeds are fixed. */
class BusinessCalendarOracleTest {
    private static final int CALENDARS = 6;
    private static final int QUESTIONS = 400;

    @ParameterizedTest(name = "{0} from {1} to {2}")
    @CsvSource({
        // Summer time until 2016, then for good.
        "Europe/Istanbul, 2014, 2018",
        "Europe/Berlin, 2023, 2026",
        "America/New_York, 2024, 2027",
        // Half an hour of summer time.
        "Australia/Lord_Howe, 2024, 2027",
        // Put forward at midnight: days that begin at one o'clock.
        "America/Sao_Paulo, 2016, 2019",
        // The 30th of December 2011 was left out.
        "Pacific/Apia, 2011, 2013",
        "Asia/Kathmandu, 2024, 2025"
    })
    void it_counts_as_one_who_looks_at_the_wall_clock_every_minute(ZoneId zone, int from, int until) {
        Random random = new Random(zone.getId().hashCode() * 31L + from);
        for (int i = 0; i < CALENDARS; i++) {
            Map<DayOfWeek, List<Hours>> week = week(random);
            Map<LocalDate, List<Hours>> holidays = holidays(random, from, until);
            BusinessCalendar calendar = new BusinessCalendar(
                    zone,
                    week,
                    holidays.entrySet().stream()
                            .map(day -> new Holiday(day.getKey(), day.getValue()))
                            .toList());
            MinuteByMinute oracle = new MinuteByMinute(zone, week, holidays, startOf(from), startOf(until));
            compare(calendar, oracle, random, zone + " " + week + " " + holidays);
        }
    }

    private static void compare(BusinessCalendar calendar, MinuteByMinute oracle, Random random, String what) {
        for (int i = 0; i < QUESTIONS; i++) {
            int from = random.nextInt(oracle.minutes());
            int until = Math.min(oracle.minutes(), from + random.nextInt(20 * 24 * 60));
            assertThat(calendar.worked(oracle.at(from), oracle.at(until)))
                    .as("worked from %s to %s: %s", oracle.at(from), oracle.at(until), what)
                    .isEqualTo(Duration.ofMinutes(oracle.worked(from, until)));

            int working = 1 + random.nextInt(40 * 60);
            int due = oracle.deadline(from, working);
            if (due >= 0) {
                assertThat(calendar.deadline(oracle.at(from), Duration.ofMinutes(working)))
                        .as("%d minutes from %s: %s", working, oracle.at(from), what)
                        .isEqualTo(oracle.at(due));
            }
        }
    }

    private static Instant startOf(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static Map<DayOfWeek, List<Hours>> week(Random random) {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(4) > 0) {
                week.put(day, day(random));
            }
        }
        week.putIfAbsent(DayOfWeek.SUNDAY, List.of(Hours.parse("00:00-24:00")));
        return week;
    }

    /** Up to three ranges that do not overlap; the last may run over midnight. Hours of clock changes come often. */
    private static List<Hours> day(Random random) {
        List<Hours> hours = new ArrayList<>();
        int minute = random.nextInt(3) == 0 ? 0 : 90 + random.nextInt(120);
        for (int i = random.nextInt(3); i >= 0 && minute < Hours.DAY - 60; i--) {
            int length = 1 + random.nextInt(8 * 60);
            int until = Math.min(minute + length, Hours.DAY);
            hours.add(new Hours(minute, until));
            minute = until + random.nextInt(180);
        }
        if (random.nextInt(3) == 0 && minute < Hours.DAY) {
            hours.add(new Hours(minute, Math.min(minute + Hours.DAY - 1, Hours.DAY + 1 + random.nextInt(8 * 60))));
        }
        return hours;
    }

    private static Map<LocalDate, List<Hours>> holidays(Random random, int from, int until) {
        Map<LocalDate, List<Hours>> holidays = new HashMap<>();
        int days = (until - from) * 365;
        for (int i = 0; i < 15 * (until - from); i++) {
            LocalDate date = LocalDate.of(from, 1, 1).plusDays(random.nextInt(days));
            holidays.put(date, random.nextBoolean() ? List.of() : day(random));
        }
        return holidays;
    }
}
