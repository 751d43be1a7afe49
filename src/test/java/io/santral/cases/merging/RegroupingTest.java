package io.santral.cases.merging;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.cases.merging.Regrouping.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegroupingTest {
    @Test
    void aCaseIsItsFirstWritersAndWhatOthersWroteLeavesTogether() {
        Regrouping regrouping = Regrouping.of(List.of(from(1, 7), from(2, 8), from(3, 7), from(4, 8)));
        assertThat(regrouping.owner()).contains(7L);
        assertThat(regrouping.leaving()).isEqualTo(Map.of(8L, List.of(2L, 4L)));
    }

    @Test
    void whatTheBrandWroteGoesWithWhatItAnswers() {
        Regrouping regrouping =
                Regrouping.of(List.of(from(1, 7), answer(2, 1), from(3, 8), answer(4, 3), answer(5, 4)));
        assertThat(regrouping.leaving()).isEqualTo(Map.of(8L, List.of(3L, 4L, 5L)));
    }

    @Test
    void anAnswerToNothingOfTheCaseStays() {
        Regrouping regrouping = Regrouping.of(List.of(from(1, 7), answer(2, 99), said(3), from(4, 8)));
        assertThat(regrouping.leaving()).isEqualTo(Map.of(8L, List.of(4L)));
    }

    @Test
    void oneCustomersCaseStaysWhole() {
        assertThat(Regrouping.of(List.of(from(1, 7), answer(2, 1), from(3, 7))).leaving())
                .isEmpty();
    }

    @Test
    void aCaseInWhichNobodyWroteIsNobodys() {
        assertThat(Regrouping.of(List.of(said(1)))).isEqualTo(new Regrouping(Optional.empty(), Map.of()));
        assertThat(Regrouping.of(List.of()).owner()).isEmpty();
    }

    private static Part from(long interaction, long customer) {
        return new Part(interaction, Optional.of(customer), Optional.empty());
    }

    private static Part answer(long interaction, long to) {
        return new Part(interaction, Optional.empty(), Optional.of(to));
    }

    private static Part said(long interaction) {
        return new Part(interaction, Optional.empty(), Optional.empty());
    }
}
