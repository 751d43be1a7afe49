package io.santral.cases.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeightsTest {
    @ParameterizedTest
    @EnumSource(Sign.class)
    void everySignHasAWeightOfItsDirection(Sign sign) {
        assertThat(Weights.shipped().bits()).containsKey(sign);
        assertThat(sign.allows(Weights.shipped().evidence(sign).bits())).isTrue();
        assertThat(sign.weight()).isEqualTo(sign.key().substring("joining.".length()));
    }

    @Test
    void aSignForACaseNeverSpeaksAgainstIt() {
        Map<Sign, Double> turned = new EnumMap<>(Weights.shipped().bits());
        turned.put(Sign.TOPIC, -0.1);
        assertThatThrownBy(() -> new Weights(turned)).hasMessageContaining("TOPIC cannot weigh -0.1");
        turned.put(Sign.TOPIC, 1.0);
        turned.put(Sign.TIME, 0.1);
        assertThatThrownBy(() -> new Weights(turned)).hasMessageContaining("TIME cannot weigh 0.1");
        turned.remove(Sign.TIME);
        assertThatThrownBy(() -> new Weights(turned)).hasMessageContaining("TIME has no weight");
    }

    @Test
    void whatIsNotThereSaysNothing() {
        assertThat(Weights.shipped().evidence(Sign.TIME, 0).bits()).isZero();
    }
}
