package io.santral.sla.clock;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of opening hours as the wall clock shows it, for example {@code 09:00-18:00}. It may end at 24:00, or at an earlier
 * time of day than it begins: {@code 22:00-06:00} runs over midnight and belongs to the day on which it begins.
 *
 * @param from minutes since midnight, 0 to 1439
 * @param until minutes since the same midnight, greater than {@code from}, at most a day later
 */
public record Hours(int from, int until) {
    static final int DAY = 24 * 60;
    private static final Pattern FORM =
            Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-(?:([01]\\d|2[0-3]):([0-5]\\d)|24:00)");

    public Hours {
        if (from < 0 || from >= DAY || until <= from || (until >= from + DAY && until != DAY)) {
            throw new IllegalArgumentException("no range of hours: minutes " + from + " to " + until);
        }
    }

    /**
     * Reads {@code HH:mm-HH:mm}.
     *
     * @throws IllegalArgumentException with the reason, if the text is of another form or the range is empty
     */
    public static Hours parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a range like 09:00-18:00");
        }
        int from = minutes(parts.group(1), parts.group(2));
        int until = parts.group(3) == null ? DAY : minutes(parts.group(3), parts.group(4));
        if (from == until) {
            throw new IllegalArgumentException("'" + text + "' is empty; a whole day is 00:00-24:00");
        }
        return new Hours(from, until < from ? until + DAY : until);
    }

    /** Whether the two, of the same day, have a minute in common. */
    public boolean overlaps(Hours other) {
        return from < other.until && other.from < until;
    }

    private static int minutes(String hours, String minutes) {
        return Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
    }

    @Override
    public String toString() {
        return time(from) + "-" + time(until > DAY ? until - DAY : until);
    }

    private static String time(int minutes) {
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }
}
