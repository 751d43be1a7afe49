package io.santral.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a night is due, and what the contract allows when it says nothing. */
class LearningTermsTest {
    private static final Map<String, ?> ISTANBUL = Map.of("timeZone", "Europe/Istanbul");

    @Test
    void withoutAWordNothingIsSharedAndTheNightBeginsAtThree() {
        LearningTerms terms = LearningTerms.read(ISTANBUL, Map.of());
        assertThat(terms.sharesCounts()).isFalse();
        // 3 o'clock in Istanbul is midnight UTC.
        assertThat(terms.night(ZonedDateTime.parse("2026-11-26T23:59:00Z"))).isEmpty();
        assertThat(terms.night(ZonedDateTime.parse("2026-11-27T00:00:00Z"))).contains(LocalDate.of(2026, 11, 27));
        assertThat(terms.night(ZonedDateTime.parse("2026-11-27T03:59:00Z"))).contains(LocalDate.of(2026, 11, 27));
        assertThat(terms.night(ZonedDateTime.parse("2026-11-27T04:00:00Z"))).isEmpty();
    }

    @Test
    void aNightThatBeginsBeforeMidnightIsOneNight() {
        LearningTerms terms =
                LearningTerms.read(ISTANBUL, Map.of("learning", Map.of("quietHour", 22, "shareCounts", true)));
        assertThat(terms.sharesCounts()).isTrue();
        assertThat(terms.night(ZonedDateTime.parse("2026-11-27T19:00:00Z"))).contains(LocalDate.of(2026, 11, 27));
        assertThat(terms.night(ZonedDateTime.parse("2026-11-27T22:30:00Z"))).contains(LocalDate.of(2026, 11, 27));
        assertThat(terms.night(ZonedDateTime.parse("2026-11-27T18:59:00Z"))).isEmpty();
    }

    @Test
    void onlyTheWordTrueShares() {
        assertThat(LearningTerms.read(ISTANBUL, Map.of("learning", Map.of("shareCounts", "true")))
                        .sharesCounts())
                .isFalse();
    }
}
