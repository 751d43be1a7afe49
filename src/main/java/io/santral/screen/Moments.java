package io.santral.screen;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and numbers as people read them: in the language of the page and the brand's time zone. */
@Named("moments")
@RequestScoped
public class Moments {
    @Inject
    Clock clock;

    @Inject
    Language language;

    @Inject
    Words words;

    public Instant getNow() {
        return clock.instant();
    }

    /** {@code 14:05}. */
    public String time(Instant at, ZoneId zone) {
        return format("HH:mm", at, zone);
    }

    /** {@code 22 Kasım 2026 14:05}. */
    public String full(Instant at, ZoneId zone) {
        return format("d MMMM yyyy HH:mm", at, zone);
    }

    /** {@code 14:05} for today, {@code 21 Kas 14:05} for another day of this year, else with the year. */
    public String brief(Instant at, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        LocalDate today = today(zone);
        if (day.equals(today)) {
            return time(at, zone);
        }
        return format(day.getYear() == today.getYear() ? "d MMM HH:mm" : "d MMM yyyy HH:mm", at, zone);
    }

    /** Today, yesterday, or {@code 20 Kasım Cuma}; with the year if it is another. */
    public String day(Instant at, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        LocalDate today = today(zone);
        if (day.equals(today)) {
            return words.say(Words.SCREEN, "time.today");
        }
        if (day.equals(today.minusDays(1))) {
            return words.say(Words.SCREEN, "time.yesterday");
        }
        return format(day.getYear() == today.getYear() ? "d MMMM EEEE" : "d MMMM yyyy EEEE", at, zone);
    }

    public boolean sameDay(Instant one, Instant other, ZoneId zone) {
        return LocalDate.ofInstant(one, zone).equals(LocalDate.ofInstant(other, zone));
    }

    /** {@code Kasım 2026}. */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", language.getLocale()).format(month);
    }

    /** For the {@code datetime} of a {@code time} element. */
    public String machine(Instant at) {
        return DateTimeFormatter.ISO_INSTANT.format(at);
    }

    public Remaining remaining(Instant due) {
        return Remaining.between(clock.instant(), due);
    }

    /** {@code 12 dk}, {@code 1 sa 5 dk}, {@code 8 dk gecikti}. */
    public String left(Instant due) {
        Remaining remaining = remaining(due);
        return words.say(Words.SCREEN, remaining.key() + (remaining.overdue() ? ".over" : ""), remaining.values());
    }

    /** A length of time: {@code 42 dk}. */
    public String span(long seconds) {
        Instant now = clock.instant();
        Remaining length = Remaining.between(now, now.plus(Duration.ofSeconds(seconds)));
        return words.say(Words.SCREEN, length.key(), length.values());
    }

    /** {@code %97,5} in Turkish, {@code 97.5%} in English. */
    public String percent(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(language.getLocale());
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    /** {@code 1.287} in Turkish, {@code 1,287} in English. */
    public String count(long number) {
        return NumberFormat.getIntegerInstance(language.getLocale()).format(number);
    }

    private LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private String format(String pattern, Instant at, ZoneId zone) {
        Locale locale = language.getLocale();
        return DateTimeFormatter.ofPattern(pattern, locale).withZone(zone).format(at);
    }
}
