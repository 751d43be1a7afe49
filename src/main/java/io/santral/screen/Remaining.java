package io.santral.screen;

import java.time.Duration;
import java.time.Instant;

/**
 * How long is left until a deadline, or how long ago it was, in at most two units. The page's script counts on by the same rule.
 *
 * @param overdue whether the deadline is over; at the deadline itself it is not
 */
public record Remaining(boolean overdue, long days, long hours, long minutes) {
    /** Within this time a deadline is called near. */
    static final Duration NEAR = Duration.ofMinutes(15);

    public enum Level {
        CALM,
        NEAR,
        OVERDUE
    }

    public static Remaining between(Instant now, Instant due) {
        Duration left = Duration.between(now, due);
        Duration span = left.abs();
        return new Remaining(left.isNegative(), span.toDays(), span.toHoursPart(), span.toMinutesPart());
    }

    public Level level() {
        if (overdue) {
            return Level.OVERDUE;
        }
        boolean near = days == 0 && hours == 0 && minutes < NEAR.toMinutes();
        return near ? Level.NEAR : Level.CALM;
    }

    /** The key of the text, without its ending for overdue ones; its values are those of {@link #values()}. */
    String key() {
        if (days > 0) {
            return "time.days";
        }
        if (hours > 0) {
            return "time.hours";
        }
        return minutes > 0 ? "time.minutes" : "time.moment";
    }

    /** The larger unit and the smaller one. */
    Object[] values() {
        if (days > 0) {
            return new Object[] {days, hours};
        }
        return hours > 0 ? new Object[] {hours, minutes} : new Object[] {minutes};
    }
}
