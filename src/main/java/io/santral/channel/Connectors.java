package io.santral.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;

/** The connectors that are there: whatever CDI finds. */
@ApplicationScoped
public class Connectors {
    @Inject
    @Any
    Instance<ChannelConnector> all;

    public Optional<ChannelConnector> find(String channel) {
        return all.stream()
                .filter(connector -> connector.channel().equals(channel))
                .findFirst();
    }
}
