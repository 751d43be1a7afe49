package io.santral.cases.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PosteriorTest {
    private static final Posterior CARGO = new Posterior(Map.of("cargo", 0.9), 10);
    private static final Posterior BILL = new Posterior(Map.of("bill", 0.9), 10);

    @Test
    void whatIsNotNamedIsSharedEvenly() {
        assertThat(CARGO.share("cargo")).isEqualTo(0.9);
        assertThat(CARGO.share("anything else")).isCloseTo(0.1 / 9, within(1e-12));
    }

    @Test
    void theSameTopicSpeaksForOneMatterAndAnotherAgainst() {
        // 0.9² and the rest of nine topics, against one in ten.
        assertThat(CARGO.same(CARGO)).isCloseTo(0.81 + 9 * Math.pow(0.1 / 9, 2), within(1e-12));
        assertThat(CARGO.bits(CARGO)).isCloseTo(3.02, within(0.01));
        assertThat(CARGO.bits(BILL)).isLessThan(-2).isEqualTo(BILL.bits(CARGO));
    }

    @Test
    void whatIsUnknownSpeaksNeitherForNorAgainst() {
        assertThat(CARGO.bits(Posterior.unknown(10))).isZero();
        assertThat(Posterior.unknown(1).bits(CARGO)).isZero();
    }

    @Test
    void severalTextsAreTheirMean() {
        Posterior mean = Posterior.mean(List.of(CARGO, BILL));
        assertThat(mean.share("cargo")).isCloseTo(0.45, within(0.01));
        assertThat(mean.share("bill")).isCloseTo(0.45, within(0.01));
        assertThat(Posterior.mean(List.of()).likeliest()).isEmpty();
    }
}
