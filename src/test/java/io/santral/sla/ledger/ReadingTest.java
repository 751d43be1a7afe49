package io.santral.sla.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.sla.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant DUE = START.plusSeconds(3600);

    @Test
    void nothing_started_is_no_clock() {
        assertThat(Reading.of(Target.FIRST_RESPONSE, List.of())).isEmpty();
        assertThat(Reading.of(Target.FIRST_RESPONSE, List.of(stop(5)))).isEmpty();
    }

    @Test
    void a_clock_runs_until_it_stops() {
        assertThat(read(start()).stoppedAt()).isEmpty();
        assertThat(read(start()).dueAt()).isEqualTo(DUE);
        assertThat(read(start(), stop(60)).stoppedAt()).contains(START.plusSeconds(60));
    }

    @Test
    void the_earliest_answer_counts_even_if_it_is_seen_last() {
        assertThat(read(start(), stop(900), stop(60), stop(120)).stoppedAt()).contains(START.plusSeconds(60));
    }

    @Test
    void an_answer_from_before_the_start_stops_at_the_start() {
        assertThat(read(start(), stop(-30)).stoppedAt()).contains(START);
    }

    @Test
    void the_working_time_is_that_of_the_stop_that_counts() {
        assertThat(Reading.of(Target.FIRST_RESPONSE, List.of(start(), stop(900), stop(60)))
                        .orElseThrow()
                        .worked())
                .contains(Duration.ofSeconds(60));
    }

    @Test
    void closing_is_no_answer_and_an_answer_counts_after_it() {
        Entry closed = new Entry.Closed(START.plusSeconds(30));
        assertThat(read(start(), closed).stoppedAt()).isEmpty();
        assertThat(read(start(), closed).closedAt()).contains(START.plusSeconds(30));
        assertThat(read(closed, start(), stop(60)).stoppedAt()).contains(START.plusSeconds(60));
    }

    @Test
    void order_and_repetition_of_the_lines_change_nothing() {
        Random random = new Random(20261122);
        for (int round = 0; round < 1000; round++) {
            List<Entry> ledger = new ArrayList<>(List.of(start()));
            for (int i = random.nextInt(5); i > 0; i--) {
                ledger.add(stop(random.nextInt(7200) - 600));
            }
            if (random.nextBoolean()) {
                ledger.add(new Entry.Closed(START.plusSeconds(random.nextInt(7200))));
            }
            Reading once = Reading.of(Target.FIRST_RESPONSE, ledger).orElseThrow();
            List<Entry> shuffled = new ArrayList<>(ledger);
            shuffled.addAll(ledger.subList(0, random.nextInt(ledger.size()) + 1));
            Collections.shuffle(shuffled, random);
            assertThat(Reading.of(Target.FIRST_RESPONSE, shuffled)).contains(once);
        }
    }

    private static io.santral.sla.ClockView read(Entry... ledger) {
        return Reading.of(Target.FIRST_RESPONSE, List.of(ledger)).orElseThrow().clock();
    }

    private static Entry start() {
        return new Entry.Started(START, DUE);
    }

    private static Entry stop(int seconds) {
        return new Entry.Stopped(START.plusSeconds(seconds), Optional.of(Duration.ofSeconds(Math.max(0, seconds))));
    }
}
