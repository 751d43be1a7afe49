package io.santral.channel.facebook;

import io.santral.channel.Accounts;
import io.santral.channel.ChannelConnector;
import io.santral.channel.Outbound;
import io.santral.channel.WebhookInbound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Facebook pages. The account's secret {@code accessToken} is the page's token. */
@ApplicationScoped
class FacebookConnector implements ChannelConnector {
    static final String CHANNEL = "facebook";

    private static final WebhookInbound WEBHOOK = new PageWebhook();

    @Inject
    Graph graph;

    @Inject
    Clock clock;

    @Inject
    Accounts accounts;

    @Inject
    @ConfigProperty(name = "santral.graph.settle", defaultValue = "PT20S")
    Duration settle;

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Optional<WebhookInbound> webhook() {
        return Optional.of(WEBHOOK);
    }

    @Override
    public Optional<Outbound> outbound() {
        return Optional.of(new PublicReplies(graph, clock, account -> accounts.secret(account, "accessToken"), settle));
    }
}
