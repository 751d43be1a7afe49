package io.santral.cases.merging;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.cases.merging.Candidate.Pointer;
import io.santral.cases.merging.Candidate.State;
import io.santral.cases.topic.Posterior;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhoseTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Posterior CARGO = new Posterior(Map.of("cargo", 0.9), 60);
    private static final Posterior BILL = new Posterior(Map.of("bill", 0.9), 60);
    private static final String KETTLE = "Çelik su ısıtıcısı dört gündür gelmedi";
    private static final Contact ASKS_AGAIN =
            new Contact(NOW, false, true, "Su ısıtıcısı hâlâ gelmedi", CARGO, Numbers.NONE);

    @Test
    void whoseMatterItIsStandsOutOfThoseOfTheSameTopic() {
        Map<Long, Double> whose = Whose.of(
                ASKS_AGAIN,
                Map.of(
                        1L, List.of(matter(11, Duration.ofDays(1), CARGO, KETTLE)),
                        2L, List.of(matter(12, Duration.ofDays(1), CARGO, "Kitaplığın rafları nerede")),
                        3L, List.of(matter(13, Duration.ofDays(60), CARGO, KETTLE)),
                        4L, List.of(matter(14, Duration.ofDays(1), BILL, "Fatura yanlış"))));
        assertThat(whose).containsKey(1L).doesNotContainKey(4L);
        assertThat(whose.get(1L)).isGreaterThan(4).isGreaterThan(whose.getOrDefault(2L, 0.0) + 1);
        assertThat(whose.getOrDefault(3L, 0.0)).as("two months later").isLessThan(whose.get(1L) - 4);
    }

    @Test
    void itIsNotSomebodysMatterForStandingUnderTheirPostOrNamingTheirCase() {
        Contact bare = new Contact(NOW, true, true, "Bende de öyle", Posterior.unknown(60), Numbers.NONE);
        Candidate under = new Candidate(
                11,
                true,
                State.OPEN,
                NOW.minus(Duration.ofHours(2)),
                NOW.minus(Duration.ofHours(1)),
                Set.of(Pointer.THREAD, Pointer.REFERENCE, Pointer.CASE_NUMBER),
                1,
                CARGO,
                Duration.ofDays(3),
                Numbers.NONE,
                List.of(KETTLE));
        double pointed = Whose.of(bare, Map.of(1L, List.of(under))).getOrDefault(1L, 0.0);
        double unpointed = Whose.of(bare, Map.of(1L, List.of(matter(11, Duration.ofHours(1), CARGO, KETTLE))))
                .getOrDefault(1L, 0.0);
        assertThat(pointed).isEqualTo(unpointed).isLessThan(2.5);
    }

    private static Candidate matter(long id, Duration ago, Posterior topic, String text) {
        return new Candidate(
                id,
                true,
                State.OPEN,
                NOW.minus(ago),
                NOW.minus(ago),
                Set.of(),
                1,
                topic,
                Duration.ofDays(3),
                Numbers.NONE,
                List.of(text));
    }
}
