package io.santral.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.santral.customer.matching.Shadow.Known;
import io.santral.customer.store.AuditStore.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose answers teach how much. */
class LearningNightTest {
    @Test
    void whoAnswersByTheThousandTeachesAsMuchAsTwoHundredAnswers() {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            judged.add(judged("SUGGEST", true, false, 7));
        }
        for (int i = 0; i < 50; i++) {
            judged.add(judged("SUGGEST", false, false, 8));
        }
        List<Known> taught = LearningNight.taught(judged);
        assertThat(taught.stream()
                        .filter(Known::same)
                        .mapToDouble(Known::weight)
                        .sum())
                .isCloseTo(200, within(1e-6));
        assertThat(taught.stream()
                        .filter(one -> !one.same())
                        .mapToDouble(Known::weight)
                        .sum())
                .isCloseTo(50, within(1e-6));
    }

    @Test
    void whatWasTakenApartTeachesOnlyBesideWhatTheLotDrew() {
        List<Judged> apart = List.of(judged("MERGE", false, false, 7), judged("MERGE", false, false, 8));
        assertThat(LearningNight.taught(apart)).isEmpty();
        List<Judged> both = new ArrayList<>(apart);
        for (int i = 0; i < 20; i++) {
            both.add(judged("MERGE", true, true, 7));
        }
        assertThat(LearningNight.taught(both)).hasSize(22);
    }

    private static Judged judged(String outcome, boolean same, boolean drawn, long person) {
        Explanation told =
                new Explanation(outcome, 0.9, 5, List.of(), List.of(), Optional.empty(), List.of(), "shipped-1");
        return new Judged(1, new Known(told, same, drawn ? 200 : 1), drawn, person);
    }
}
