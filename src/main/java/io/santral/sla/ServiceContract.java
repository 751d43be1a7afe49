package io.santral.sla;

import io.santral.sla.clock.BusinessCalendar;
import io.santral.sla.clock.Holiday;
import io.santral.sla.clock.Hours;
import io.santral.sla.clock.WorkingTime;
import io.santral.tenancy.Section;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was promised to a brand, read from its settings sections {@code sla}, {@code hours} and {@code brand}.
 *
 * @param version the version of the section {@code sla}
 * @param promises at most one a target
 */
record ServiceContract(int version, List<Promise> promises) {
    ServiceContract {
        promises = List.copyOf(promises);
    }

    Optional<Promise> promise(Target target) {
        return promises.stream().filter(promise -> promise.target() == target).findFirst();
    }

    /**
     * Reads the contract. Without a section {@code sla} nothing is promised; the hours are asked for only if a promise counts them.
     *
     * @throws IllegalArgumentException with section, place and reason
     */
    static ServiceContract read(Section brand, Section hours, Section sla) {
        List<Promise> promises = new ArrayList<>();
        JsonArray targets = array(sla.document(), "targets");
        for (int i = 0; i < targets.size(); i++) {
            String place = "sla: targets[" + i + "]";
            Promise promise = promise(place, targets.getJsonObject(i), brand, hours);
            if (promises.stream().anyMatch(other -> other.target() == promise.target())) {
                throw new IllegalArgumentException(
                        place + ": " + Promise.name(promise.target()) + " is promised twice");
            }
            promises.add(promise);
        }
        return new ServiceContract(sla.version(), promises);
    }

    private static Promise promise(String place, JsonObject target, Section brand, Section hours) {
        Duration within = at(place + ".within", target.getString("within", ""), Duration::parse);
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException(place + ".within: " + within + " is no time to answer in");
        }
        String calendar = target.getString("calendar", "");
        WorkingTime time = switch (calendar) {
            case "always" -> WorkingTime.ALWAYS;
            case "business" -> calendar(brand.document(), hours.document());
            default ->
                throw new IllegalArgumentException(
                        place + ".calendar: '" + calendar + "' is neither business nor always");
        };
        // Refuses what no calendar of these hours can keep.
        at(place + ".within", within, any -> time.deadline(Instant.EPOCH, any));
        JsonNumber promised = target.getJsonNumber("promised");
        return new Promise(
                at(place + ".target", target.getString("target", ""), ServiceContract::target),
                within,
                calendar,
                time,
                promised == null ? Optional.empty() : Optional.of(promised.doubleValue()));
    }

    private static Target target(String name) {
        for (Target target : Target.values()) {
            if (Promise.name(target).equals(name)) {
                return target;
            }
        }
        throw new IllegalArgumentException("'" + name + "' is no target");
    }

    private static BusinessCalendar calendar(JsonObject brand, JsonObject hours) {
        ZoneId zone = at("brand: timeZone", brand.getString("timeZone", ""), ZoneId::of);
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        JsonObject days = hours.containsKey("week") ? hours.getJsonObject("week") : JsonValue.EMPTY_JSON_OBJECT;
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            week.put(day, hours("hours: week." + name, array(days, name)));
        }
        List<Holiday> holidays = new ArrayList<>();
        JsonArray dates = array(hours, "holidays");
        for (int i = 0; i < dates.size(); i++) {
            JsonObject holiday = dates.getJsonObject(i);
            String place = "hours: holidays[" + i + "]";
            holidays.add(new Holiday(
                    at(place + ".date", holiday.getString("date", ""), LocalDate::parse),
                    hours(place + ".hours", array(holiday, "hours"))));
        }
        return at("hours", zone, any -> new BusinessCalendar(any, week, holidays));
    }

    private static List<Hours> hours(String place, JsonArray ranges) {
        return at(
                place,
                ranges,
                texts -> texts.getValuesAs(JsonString::getString).stream()
                        .map(Hours::parse)
                        .toList());
    }

    private static JsonArray array(JsonObject object, String name) {
        @Nullable JsonArray array = object.getJsonArray(name);
        return array == null ? JsonValue.EMPTY_JSON_ARRAY : array;
    }

    /** Reads a value; what is wrong with it is said together with where it stands. */
    private static <V, T> T at(String place, V value, Function<V, T> reading) {
        try {
            return reading.apply(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
    }
}
