package io.santral.channel;

import java.util.List;
import java.util.Optional;

/** A provider that pushes. Every method is a function of its arguments: no clock, no network, no storage. */
public interface WebhookInbound {
    /** The answer to a subscription check (a challenge), or empty if the request is none or its token is wrong. */
    Optional<String> handshake(RawRequest request, SecretRing verifyTokens);

    /** Whether the body was signed with one of the secrets, over its exact bytes. */
    Verdict authenticate(RawRequest request, SecretRing secrets);

    /**
     * Takes a verified body apart: one envelope for each event, with the account that it is addressed to.
     *
     * @throws MalformedDelivery if the body is not of the provider's form; then nothing of it is stored
     */
    List<Envelope> split(RawRequest request);

    /** What the event says. Pure, so that the journal can be played again; what it does not know is {@link InboundEvent.Unsupported}. */
    InboundEvent normalise(Envelope envelope);
}
