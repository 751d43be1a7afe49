package io.santral.cases.merging;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.cases.merging.Regrouping.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TakingOutTest {
    private static final List<Part> PARTS =
            List.of(asked(1), answer(2, 1), asked(3), answer(4, 3), answer(5, 4), asked(6));

    @Test
    void whatTheBrandAnsweredGoesAlong() {
        assertThat(TakingOut.of(PARTS, Set.of(3L)).leaving()).containsExactly(3L, 4L, 5L);
        assertThat(TakingOut.of(PARTS, Set.of(6L)).leaving()).containsExactly(6L);
        assertThat(TakingOut.of(PARTS, Set.of(1L, 6L)).leaving()).containsExactly(1L, 2L, 6L);
    }

    @Test
    void nothingIsTakenOutWhereNothingOfTheirsWouldStay() {
        assertThat(TakingOut.of(PARTS, Set.of(1L, 3L, 6L)).leaving()).isEmpty();
        assertThat(TakingOut.of(PARTS, Set.of()).leaving()).isEmpty();
    }

    @Test
    void whatIsNotTheirsOrNotInTheCaseIsNotTakenOut() {
        assertThat(TakingOut.of(PARTS, Set.of(99L)).leaving()).isEmpty();
        assertThat(TakingOut.of(PARTS, Set.of(3L, 99L)).leaving()).isEmpty();
        assertThat(TakingOut.of(PARTS, Set.of(2L)).leaving()).isEmpty();
    }

    private static Part asked(long interaction) {
        return new Part(interaction, Optional.of(7L), Optional.empty());
    }

    private static Part answer(long interaction, long to) {
        return new Part(interaction, Optional.empty(), Optional.of(to));
    }
}
