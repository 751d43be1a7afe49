package io.santral.channel.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.santral.channel.Envelope;
import io.santral.channel.Fields;
import io.santral.channel.HmacSignature;
import io.santral.channel.InboundEvent;
import io.santral.channel.MalformedDelivery;
import io.santral.channel.RawRequest;
import io.santral.channel.SecretRing;
import io.santral.channel.Verdict;
import io.santral.channel.WebhookInbound;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the simulator pushes: {@code {"events": [...]}}, events of all brands of an application in one delivery. */
final class SimulatorWebhook implements WebhookInbound {
    static final int MAX_EVENTS = 1000;

    static final HmacSignature SIGNATURE = new HmacSignature("x-simulator-signature");

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9]{1,64}");

    @Override
    public Optional<String> handshake(RawRequest request, SecretRing verifyTokens) {
        byte[] shown = request.parameter("token").orElse("").getBytes(UTF_8);
        boolean known = false;
        for (String token : verifyTokens.secrets()) {
            known |= !token.isEmpty() && MessageDigest.isEqual(token.getBytes(UTF_8), shown);
        }
        return known
                ? request.parameter("challenge")
                        .filter(c -> CHALLENGE.matcher(c).matches())
                : Optional.empty();
    }

    @Override
    public Verdict authenticate(RawRequest request, SecretRing secrets) {
        return SIGNATURE.verify(request, secrets);
    }

    @Override
    public List<Envelope> split(RawRequest request) {
        JsonArray events = Fields.read(request.body())
                .array("events")
                .orElseThrow(() -> new MalformedDelivery("events: no array"));
        if (events.size() > MAX_EVENTS) {
            throw new MalformedDelivery("events: more than " + MAX_EVENTS);
        }
        List<Envelope> envelopes = new ArrayList<>();
        for (JsonValue event : events) {
            envelopes.add(new SimulatedEvent(Fields.of(event)).envelope());
        }
        return envelopes;
    }

    @Override
    public InboundEvent normalise(Envelope envelope) {
        try {
            return new SimulatedEvent(Fields.read(envelope.payload())).event();
        } catch (MalformedDelivery e) {
            return new InboundEvent.Unsupported(envelope.account(), InboundEvent.UNTIMED, "unreadable");
        }
    }
}
