package io.santral.channel.facebook;

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
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Meta pushes about pages. A delivery has entries, one for each page and so perhaps of several brands, and an entry has
 * changes: each becomes an envelope whose payload is again a delivery, of that one change.
 *
 * <p>Refused is only what cannot be taken apart: a body that is no JSON object or too deep, one without an array of entries,
 * one with more changes than Meta sends. Everything else becomes an envelope, at the worst an unsupported one: Meta would
 * repeat a refused body for 36 hours and then drop it, with the other brands' events that are in it.
 */
final class PageWebhook implements WebhookInbound {
    /** "At most 1000 updates" are in a delivery, says Meta's page on webhooks. Here: entries, and changes of each. */
    static final int MAX_CHANGES = 1000;

    static final int MAX_EVENTS = 10_000;

    /** The older {@code X-Hub-Signature} (SHA-1) proves nothing here. */
    static final HmacSignature SIGNATURE = new HmacSignature("x-hub-signature-256");

    private static final Pattern CHALLENGE = Pattern.compile("[\\x21-\\x7E]{1,256}");
    /** Where an entry keeps its events; the last three belong to Messenger, which is not ours and kept as unsupported. */
    private static final List<String> EVENTS = List.of("changes", "messaging", "standby", "changed_fields");

    @Override
    public Optional<String> handshake(RawRequest request, SecretRing verifyTokens) {
        byte[] shown = request.parameter("hub.verify_token").orElse("").getBytes(UTF_8);
        boolean known = false;
        for (String token : verifyTokens.secrets()) {
            known |= !token.isEmpty() && MessageDigest.isEqual(token.getBytes(UTF_8), shown);
        }
        boolean subscribes =
                request.parameter("hub.mode").filter("subscribe"::equals).isPresent();
        return known && subscribes
                ? request.parameter("hub.challenge")
                        .filter(c -> CHALLENGE.matcher(c).matches())
                : Optional.empty();
    }

    @Override
    public Verdict authenticate(RawRequest request, SecretRing secrets) {
        return SIGNATURE.verify(request, secrets);
    }

    @Override
    public List<Envelope> split(RawRequest request) {
        Fields delivery = Fields.read(request.body());
        JsonArray entries = delivery.array("entry").orElseThrow(() -> new MalformedDelivery("entry: no array"));
        bound("entry", entries.size(), MAX_CHANGES);
        List<Envelope> envelopes = new ArrayList<>();
        for (JsonValue entry : entries) {
            for (JsonValue single : singles(Fields.of(entry), entry)) {
                bound("events", envelopes.size() + 1, MAX_EVENTS);
                envelopes.add(envelope(delivery, single));
            }
        }
        return envelopes;
    }

    private static List<JsonValue> singles(Fields entry, JsonValue whole) {
        List<JsonValue> singles = new ArrayList<>();
        for (String name : EVENTS) {
            JsonArray events = entry.array(name).orElse(JsonValue.EMPTY_JSON_ARRAY);
            bound(name, events.size(), MAX_CHANGES);
            for (JsonValue event : events) {
                var single = Fields.JSON.createObjectBuilder();
                for (String kept : List.of("id", "time")) {
                    if (entry.has(kept)) {
                        single.add(kept, entry.json().get(kept));
                    }
                }
                singles.add(single.add(name, Fields.JSON.createArrayBuilder().add(event))
                        .build());
            }
        }
        return singles.isEmpty() ? List.of(whole) : singles;
    }

    private static Envelope envelope(Fields delivery, JsonValue entry) {
        var single = Fields.JSON.createObjectBuilder();
        if (delivery.has("object")) {
            single.add("object", delivery.json().get("object"));
        }
        JsonObject payload =
                single.add("entry", Fields.JSON.createArrayBuilder().add(entry)).build();
        return new PageEvent(new Fields(payload)).envelope();
    }

    private static void bound(String what, int count, int limit) {
        if (count > limit) {
            throw new MalformedDelivery(what + ": more than " + limit);
        }
    }

    @Override
    public InboundEvent normalise(Envelope envelope) {
        try {
            return PageEvent.read(envelope.payload()).event();
        } catch (MalformedDelivery e) {
            return new InboundEvent.Unsupported(envelope.account(), InboundEvent.UNTIMED, "unreadable");
        }
    }
}
