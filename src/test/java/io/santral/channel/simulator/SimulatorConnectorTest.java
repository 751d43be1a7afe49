package io.santral.channel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulatorConnectorTest {
    @Test
    void whereNoSimulatorIsSetThereIsNoDoorAndNoWayOut() {
        SimulatorConnector connector = new SimulatorConnector();
        connector.address = Optional.empty();
        assertThat(connector.webhook()).isEmpty();
        assertThat(connector.outbound()).isEmpty();
        connector.address = Optional.of(URI.create("http://localhost:8280/santral"));
        assertThat(connector.webhook()).isPresent();
    }
}
