package io.santral.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.sla.ClockView.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClockViewTest {
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant DUE = START.plusSeconds(3600);

    @Test
    void a_running_clock_is_overdue_after_its_deadline_and_not_at_it() {
        assertThat(clock(Optional.empty(), Optional.empty()).state(DUE)).isEqualTo(State.RUNNING);
        assertThat(clock(Optional.empty(), Optional.empty()).state(DUE.plusNanos(1000)))
                .isEqualTo(State.OVERDUE);
    }

    @Test
    void a_clock_that_stops_at_its_deadline_is_met_whenever_one_looks() {
        Instant muchLater = DUE.plusSeconds(1_000_000);
        assertThat(clock(Optional.of(DUE), Optional.empty()).state(muchLater)).isEqualTo(State.MET);
        assertThat(clock(Optional.of(DUE.plusNanos(1000)), Optional.empty()).state(muchLater))
                .isEqualTo(State.MISSED);
    }

    @Test
    void a_case_that_is_closed_without_an_answer_has_missed_its_target_at_once() {
        Optional<Instant> closed = Optional.of(START.plusSeconds(60));
        assertThat(clock(Optional.empty(), closed).state(START.plusSeconds(61))).isEqualTo(State.MISSED);
        assertThat(clock(Optional.of(START.plusSeconds(90)), closed).state(DUE)).isEqualTo(State.MET);
    }

    @Test
    void the_median_is_the_middle() {
        assertThat(Sla.median(List.of())).isEmpty();
        assertThat(Sla.median(List.of(9L, 1L, 5L))).contains(5L);
        assertThat(Sla.median(List.of(9L, 1L, 5L, 6L))).contains(5L);
    }

    private static ClockView clock(Optional<Instant> stopped, Optional<Instant> closed) {
        return new ClockView(Target.FIRST_RESPONSE, START, DUE, stopped, closed);
    }
}
