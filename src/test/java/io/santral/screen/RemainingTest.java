package io.santral.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemainingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S,         time.moment,  NEAR",
        "PT59S,        time.moment,  NEAR",
        "PT1M,         time.minutes, NEAR",
        "PT14M59S,     time.minutes, NEAR",
        "PT15M,        time.minutes, CALM",
        "PT59M59S,     time.minutes, CALM",
        "PT1H,         time.hours,   CALM",
        "PT23H59M59S,  time.hours,   CALM",
        "PT24H,        time.days,    CALM",
        "PT0.001S,     time.moment,  NEAR",
        "PT-0.001S,    time.moment,  OVERDUE",
        "PT-1M,        time.minutes, OVERDUE",
        "PT-300H,      time.days,    OVERDUE",
    })
    void is_told_in_the_largest_unit_that_fits(Duration left, String key, Remaining.Level level) {
        Remaining remaining = Remaining.between(NOW, NOW.plus(left));

        assertThat(remaining.key()).isEqualTo(key);
        assertThat(remaining.level()).isEqualTo(level);
    }

    @Test
    void tells_the_smaller_unit_too() {
        assertThat(Remaining.between(NOW, NOW.plus(Duration.parse("P2DT3H59M"))).values())
                .containsExactly(2L, 3L);
        assertThat(Remaining.between(NOW, NOW.minus(Duration.parse("PT1H5M30S")))
                        .values())
                .containsExactly(1L, 5L);
    }

    @Test
    void at_the_deadline_itself_nothing_is_overdue() {
        assertThat(Remaining.between(NOW, NOW).overdue()).isFalse();
    }
}
