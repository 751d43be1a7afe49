package io.santral.channel;

import java.util.Optional;

/**
 * One provider's protocol. A connector translates: it verifies and splits what comes in, and sends what goes out. It stores
 * nothing. CDI finds it; a new provider is one package and no change elsewhere (src/docs/how-to/add-a-channel.md).
 */
public interface ChannelConnector {
    /** The provider's name in settings, tables and addresses: lower-case ASCII, for example {@code facebook}. */
    String channel();

    /** How the provider pushes to us; empty if it has to be asked. */
    Optional<WebhookInbound> webhook();

    /** How we send; empty for a channel that only listens. */
    Optional<Outbound> outbound();

    /** How we write to an address that nobody has written from; empty for a channel that only answers. */
    default Optional<Notices> notices() {
        return Optional.empty();
    }
}
