package io.santral.channel.simulator;

import io.santral.channel.Accounts;
import io.santral.channel.ChannelConnector;
import io.santral.channel.Notices;
import io.santral.channel.Outbound;
import io.santral.channel.WebhookInbound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The simulator's accounts, of every kind. The account's secret {@code token} lets us answer. */
@ApplicationScoped
class SimulatorConnector implements ChannelConnector {
    static final String CHANNEL = "simulator";

    private static final WebhookInbound WEBHOOK = new SimulatorWebhook();

    /** Where the simulator is; empty where there is none, and then there is no such channel. */
    @Inject
    @ConfigProperty(name = "santral.simulator.url")
    Optional<URI> address;

    @Inject
    RestWire wire;

    @Inject
    Clock clock;

    @Inject
    Accounts accounts;

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Optional<WebhookInbound> webhook() {
        return address.map(there -> WEBHOOK);
    }

    @Override
    public Optional<Notices> notices() {
        return address.map(there ->
                new SimulatedNotices(wire.notices(there), clock, account -> accounts.secret(account, "token")));
    }

    @Override
    public Optional<Outbound> outbound() {
        return address.map(there ->
                new SimulatedReplies(wire.replies(there), clock, account -> accounts.secret(account, "token")));
    }
}
