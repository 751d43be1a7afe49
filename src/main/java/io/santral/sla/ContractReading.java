package io.santral.sla;

import io.santral.sla.clock.BusinessCalendar;
import io.santral.sla.clock.Holiday;
import io.santral.sla.clock.Hours;
import io.santral.sla.clock.WorkingTime;
import io.santral.tenancy.SettingsCheck.Objection;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the sections {@code sla}, {@code hours} and {@code brand} as a contract and notes all that cannot be meant, with its place. */
final class ContractReading {
    private final Map<String, ?> brand;
    private final Map<String, ?> hours;
    private final Map<String, ?> sla;
    private final List<Objection> objections = new ArrayList<>();

    ContractReading(Map<String, ?> brand, Map<String, ?> hours, Map<String, ?> sla) {
        this.brand = brand;
        this.hours = hours;
        this.sla = sla;
    }

    /** What was objected to so far. */
    List<Objection> objections() {
        return List.copyOf(objections);
    }

    /** The promises that can be read; the hours are asked for only if one of them counts them. */
    List<Promise> promises() {
        Supplier<Optional<WorkingTime>> business = once(this::calendar);
        List<Promise> promises = new ArrayList<>();
        List<?> targets = list(sla, "targets");
        for (int i = 0; i < targets.size(); i++) {
            String place = "/targets/" + i;
            promise(place, map(targets.get(i)), business).ifPresent(promise -> {
                if (promises.stream().anyMatch(other -> other.target() == promise.target())) {
                    object("sla", place + "/target", Promise.name(promise.target()) + " is promised twice");
                } else {
                    promises.add(promise);
                }
            });
        }
        return promises;
    }

    private Optional<Promise> promise(String place, Map<?, ?> promise, Supplier<Optional<WorkingTime>> business) {
        Optional<Target> target = at("sla", place + "/target", () -> target(text(promise, "target")));
        Optional<Duration> within = at("sla", place + "/within", () -> within(text(promise, "within")));
        String calendar = text(promise, "calendar");
        Optional<WorkingTime> time = switch (calendar) {
            case "always" -> Optional.of(WorkingTime.ALWAYS);
            case "business" -> business.get();
            default -> {
                object("sla", place + "/calendar", "'" + calendar + "' is neither business nor always");
                yield Optional.empty();
            }
        };
        if (target.isEmpty() || within.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        // Refuses what no calendar of these hours can keep.
        return at("sla", place + "/within", () -> time.get().deadline(Instant.EPOCH, within.get()))
                .map(kept -> new Promise(
                        target.get(),
                        within.get(),
                        calendar,
                        time.get(),
                        promise.get("promised") instanceof Number share
                                ? Optional.of(share.doubleValue())
                                : Optional.empty()));
    }

    private static Target target(String name) {
        for (Target target : Target.values()) {
            if (Promise.name(target).equals(name)) {
                return target;
            }
        }
        throw new IllegalArgumentException("'" + name + "' is no target");
    }

    private static Duration within(String text) {
        Duration within = Duration.parse(text);
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException(within + " is no time to answer in; right is for example PT1H");
        }
        return within;
    }

    private Optional<WorkingTime> calendar() {
        Optional<ZoneId> zone = at("brand", "/timeZone", () -> ZoneId.of(text(brand, "timeZone")));
        int before = objections.size();
        Map<DayOfWeek, List<Hours>> week = week();
        List<Holiday> holidays = holidays();
        if (objections.size() > before || zone.isEmpty()) {
            return Optional.empty();
        }
        if (week.values().stream().allMatch(List::isEmpty)) {
            object("hours", "/week", "the week has no open hour, and a promise counts them (sla: calendar business)");
            return Optional.empty();
        }
        return at("hours", "/holidays", () -> new BusinessCalendar(zone.get(), week, holidays));
    }

    /** The hours of each weekday. */
    Map<DayOfWeek, List<Hours>> week() {
        Map<?, ?> days = map(hours.get("week"));
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            week.put(day, ranges("/week/" + name, list(days, name)));
        }
        return week;
    }

    /** The days that differ from the week, each once. */
    List<Holiday> holidays() {
        List<Holiday> holidays = new ArrayList<>();
        Map<LocalDate, String> seen = new HashMap<>();
        List<?> days = list(hours, "holidays");
        for (int i = 0; i < days.size(); i++) {
            Map<?, ?> day = map(days.get(i));
            String place = "/holidays/" + i;
            List<Hours> open = ranges(place + "/hours", list(day, "hours"));
            at("hours", place + "/date", () -> day(text(day, "date"))).ifPresent(date -> {
                String first = seen.putIfAbsent(date, place);
                if (first == null) {
                    holidays.add(new Holiday(date, open));
                } else {
                    object("hours", place + "/date", date + " is a holiday twice, here and at " + first);
                }
            });
        }
        return holidays;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("there is no day " + text + "; right is for example 2026-10-29", e);
        }
    }

    private List<Hours> ranges(String place, List<?> texts) {
        List<Hours> ranges = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = String.valueOf(texts.get(i));
            String here = place + "/" + i;
            at("hours", here, () -> Hours.parse(text)).ifPresent(range -> {
                ranges.stream()
                        .filter(range::overlaps)
                        .findFirst()
                        .ifPresent(other -> object(
                                "hours",
                                here,
                                range + " overlaps " + other
                                        + " of the same day; of two ranges, the later begins when the"
                                        + " earlier has ended"));
                ranges.add(range);
            });
        }
        return ranges;
    }

    /** Reads a value; what is wrong with it is noted together with where it stands. */
    private <T> Optional<T> at(String section, String path, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (IllegalArgumentException | DateTimeException e) {
            object(section, path, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void object(String section, String path, String message) {
        objections.add(new Objection(section, path, message));
    }

    private static <T> Supplier<Optional<T>> once(Supplier<Optional<T>> reading) {
        List<Optional<T>> read = new ArrayList<>(1);
        return () -> {
            if (read.isEmpty()) {
                read.add(reading.get());
            }
            return read.get(0);
        };
    }

    private static String text(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    private static List<?> list(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof List<?> list ? list : List.of();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
