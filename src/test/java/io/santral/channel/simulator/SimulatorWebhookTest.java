package io.santral.channel.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.santral.channel.ConnectorContract;
import io.santral.channel.Envelope;
import io.santral.channel.InboundEvent;
import io.santral.channel.InboundEvent.Author;
import io.santral.channel.InboundEvent.AuthorId;
import io.santral.channel.InboundEvent.AuthorId.IdKind;
import io.santral.channel.InboundEvent.Echo;
import io.santral.channel.InboundEvent.Kind;
import io.santral.channel.InboundEvent.Mark;
import io.santral.channel.InboundEvent.Mark.What;
import io.santral.channel.InboundEvent.Received;
import io.santral.channel.InboundEvent.Trust;
import io.santral.channel.InboundEvent.Unsupported;
import io.santral.channel.InboundEvent.Visibility;
import io.santral.channel.MalformedDelivery;
import io.santral.channel.RawRequest;
import io.santral.channel.SecretRing;
import io.santral.channel.WebhookInbound;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorWebhookTest implements ConnectorContract {
    private static final String HEADER = "x-simulator-signature";
    private static final Instant AT = Instant.parse("2026-11-22T09:30:00Z");
    private final WebhookInbound webhook = new SimulatorWebhook();

    @Override
    public WebhookInbound webhook() {
        return webhook;
    }

    @Override
    public RawRequest request(byte[] body, Optional<String> secret) {
        return ConnectorContract.bare(
                body, secret.map(s -> Map.of(HEADER, signed(s, body))).orElse(Map.of()));
    }

    /** With other code than the one that is tested. */
    private static String signed(String secret, byte[] body) {
        byte[] key = Arrays.copyOf(secret.getBytes(UTF_8), 64);
        byte[] inner = new byte[64 + body.length];
        byte[] outer = new byte[64 + 32];
        for (int i = 0; i < 64; i++) {
            inner[i] = (byte) (key[i] ^ 0x36);
            outer[i] = (byte) (key[i] ^ 0x5C);
        }
        System.arraycopy(body, 0, inner, 64, body.length);
        System.arraycopy(sha256(inner), 0, outer, 64, 32);
        return "sha256=" + HexFormat.of().formatHex(sha256(outer));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public RawRequest withSignature(RawRequest request, String signature) {
        return ConnectorContract.bare(request.body(), Map.of(HEADER, signature));
    }

    @Override
    public String signature(RawRequest request) {
        return request.header(HEADER).orElseThrow();
    }

    @Override
    public byte[] delivery(List<Written> written) {
        JsonArrayBuilder events = Json.createArrayBuilder();
        for (Written w : written) {
            events.add(event("message", w.account(), w.id())
                    .add("from", object().add("id", w.author()).add("name", w.name()))
                    .add("thread", "t-1")
                    .add("text", w.text()));
        }
        return bytes(object().add("events", events));
    }

    @Override
    public byte[] unknown(String account) {
        return bytes(object().add("events", Json.createArrayBuilder().add(event("pigeon", account, "p-1"))));
    }

    @Override
    public byte[] withUnknownFields(byte[] body) {
        return new String(body, UTF_8)
                .replace("{\"events\"", "{\"novelty\":[{\"a\":null}],\"events\"")
                .replace("{\"account\"", "{\"isNovel\":true,\"account\"")
                .getBytes(UTF_8);
    }

    @Override
    public byte[] reordered(byte[] body) {
        try (var reader = Json.createReader(new StringReader(new String(body, UTF_8)))) {
            List<JsonValue> events = new ArrayList<>(reader.readObject().getJsonArray("events"));
            Collections.reverse(events);
            JsonArrayBuilder reversed = Json.createArrayBuilder();
            for (JsonValue event : events) {
                JsonObject object = event.asJsonObject();
                List<String> keys = new ArrayList<>(object.keySet());
                Collections.reverse(keys);
                JsonObjectBuilder other = object();
                keys.forEach(key -> other.add(key, object.get(key)));
                reversed.add(other);
            }
            return bytes(object().add("events", reversed));
        }
    }

    private static JsonObjectBuilder object() {
        return Json.createObjectBuilder();
    }

    private static JsonObjectBuilder event(String kind, String account, String id) {
        return object().add("account", account).add("id", id).add("kind", kind).add("at", AT.toString());
    }

    private static byte[] bytes(JsonObjectBuilder body) {
        StringBuilder json = new StringBuilder();
        for (char c : body.build().toString().toCharArray()) {
            // Half a surrogate pair has no bytes of its own.
            json.append(Character.isSurrogate(c) ? String.format(Locale.ROOT, "\\u%04x", (int) c) : c);
        }
        return json.toString().getBytes(UTF_8);
    }

    private InboundEvent read(JsonObjectBuilder event) {
        byte[] body = bytes(object().add("events", Json.createArrayBuilder().add(event)));
        List<Envelope> envelopes = webhook.split(request(body, Optional.of("s")));
        assertThat(envelopes).hasSize(1);
        return webhook.normalise(envelopes.get(0));
    }

    private Received received(JsonObjectBuilder event) {
        return (Received) read(event);
    }

    @ParameterizedTest
    @CsvSource({
        "post, POST, PUBLIC", "comment, COMMENT, PUBLIC", "message, MESSAGE, PRIVATE", "mail, MAIL, PRIVATE",
        "sms, SMS, PRIVATE", "call, CALL, PRIVATE", "chat, CHAT, PRIVATE", "fax, FAX, PRIVATE",
    })
    void everyKindIsSaid(String word, Kind kind, Visibility visibility) {
        Received received = received(event(word, "k-1", "e-1").add("text", "Merhaba"));
        assertThat(received.kind()).isEqualTo(kind);
        assertThat(received.visibility()).isEqualTo(visibility);
        assertThat(received.occurredAt()).isEqualTo(AT);
        assertThat(received.author()).isEmpty();
        assertThat(received.thread()).isEqualTo("e-1");
        assertThat(received.text()).isEqualTo("Merhaba");
    }

    @ParameterizedTest
    @CsvSource({"pass, VERIFIED", "fail, TRANSPORT", "none, TRANSPORT", "PASS, TRANSPORT", "'', TRANSPORT"})
    void aMailsSenderIsProvenByAnAlignedPassOnly(String dmarc, Trust trust) {
        Received mail = received(event("mail", "k-mail", "<3@posta.example>")
                .add("from", object().add("address", "ayse@posta.example").add("name", "Ayşe Karadeniz"))
                .add("to", "destek@kuzgun.example")
                .add("dmarc", dmarc)
                .add("subject", "Re: Bavul\n hakkında")
                .add(
                        "references",
                        Json.createArrayBuilder().add("<1@posta.example>").add("<2@kuzgun.example>"))
                .add("parent", "<2@kuzgun.example>")
                .add("text", "Bulundu mu?"));
        assertThat(mail.author())
                .contains(new Author(
                        new AuthorId(IdKind.EMAIL, "ayse@posta.example", trust),
                        Optional.of("Ayşe Karadeniz"),
                        List.of()));
        assertThat(mail.references()).containsExactly("<1@posta.example>", "<2@kuzgun.example>");
        assertThat(mail.thread()).isEqualTo("<1@posta.example>");
        assertThat(mail.parent()).contains("<2@kuzgun.example>");
        assertThat(mail.text()).isEqualTo("Re: Bavul hakkında\n\nBulundu mu?");
    }

    @Test
    void ofManyReferencesTheFirstAndTheLastAreKept() {
        JsonArrayBuilder many = Json.createArrayBuilder().add(7).add("ş");
        IntStream.range(0, 80).forEach(i -> many.add("<" + i + "@x>"));
        List<String> references =
                received(event("mail", "k", "m").add("references", many)).references();
        assertThat(references).hasSize(50).startsWith("<0@x>", "<31@x>").endsWith("<79@x>");
    }

    @ParameterizedTest
    @CsvSource({"A, NETWORK", "C, NETWORK", "failed, CLAIMED"})
    void aCallersNumberIsTheNetworksWordUnlessItsCheckFailed(String attestation, Trust trust) {
        Received call = received(event("call", "k-ses", "c-1")
                .add("from", object().add("number", "+905320000001"))
                .add("attestation", attestation)
                .add("login", object().add("customerNumber", "40012345").add("signed", true))
                .add("text", "bavulum gelmedi"));
        assertThat(call.author())
                .contains(new Author(
                        new AuthorId(IdKind.PHONE, "+905320000001", trust),
                        Optional.empty(),
                        List.of(new Mark(What.CUSTOMER_NUMBER, "40012345", Trust.VERIFIED))));
    }

    @Test
    void aSignedLogInProvesWhatAFormOnlyClaims() {
        JsonObjectBuilder chat = event("chat", "k-sohbet", "c-1")
                .add("session", "s-9")
                .add("device", "d-4")
                .add(
                        "from",
                        object().add("name", "Ayşe").add("email", "a@x.example").add("phone", "0532 000 00 01"));
        Received anonymous = received(chat);
        assertThat(anonymous.thread()).isEqualTo("s-9");
        assertThat(anonymous.author().orElseThrow().id())
                .isEqualTo(new AuthorId(IdKind.PLATFORM, "s-9", Trust.VERIFIED));
        // A number with spaces in it is no id, and so no mark.
        assertThat(anonymous.author().orElseThrow().marks())
                .containsExactly(
                        new Mark(What.EMAIL, "a@x.example", Trust.CLAIMED), new Mark(What.DEVICE, "d-4", Trust.DEVICE));
        for (boolean signed : new boolean[] {true, false}) {
            Received loggedIn = received(event("chat", "k-sohbet", "c-2")
                    .add("session", "s-9")
                    .add(
                            "login",
                            object().add("id", "u-1")
                                    .add("email", "a@x.example")
                                    .add("signed", signed)));
            assertThat(loggedIn.author().orElseThrow().marks())
                    .extracting(Mark::trust)
                    .containsOnly(signed ? Trust.VERIFIED : Trust.CLAIMED)
                    .hasSize(2);
        }
    }

    @Test
    void aHandleIsWhatTheWriterCallsThemselves() {
        Received post = received(event("post", "k-x", "p-1")
                .add("from", object().add("id", "77").add("name", "Ayşe").add("handle", "ayşe_k")));
        assertThat(post.author().orElseThrow().marks()).containsExactly(new Mark(What.HANDLE, "ayşe_k", Trust.CLAIMED));
    }

    @Test
    void whatTheBrandWroteIsAnEcho() {
        assertThat(read(event("mail", "k", "r-1")
                        .add("own", true)
                        .add("thread", "t")
                        .add("parent", "m")
                        .add("text", "x")))
                .isEqualTo(new Echo("r-1", AT, Kind.MAIL, "t", Optional.of("m"), "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T09:30:00Z",
                "2026-11-22T09:30:00.000Z",
                "2026-11-22T09:30:00.000000000Z",
                "2026-11-22T12:30:00+03:00",
                "2026-11-22T12:30:00.0+0300",
                "1795339800"
            })
    void aTimeMayHaveAnyFractionAndOffset(String at) {
        assertThat(received(event("sms", "k", "s").add("at", at)).occurredAt()).isEqualTo(AT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a time", "1999-01-01T00:00:00Z"})
    void anEventWithoutATimeIsUntimed(String at) {
        assertThat(received(event("sms", "k", "s").add("at", at)).occurredAt()).isEqualTo(InboundEvent.UNTIMED);
    }

    @Test
    void whatHasNoIdIsKeptAndIsItsOwn() {
        JsonObjectBuilder none = object().add("account", "k").add("kind", "sms").add("text", "x");
        assertThat(read(none)).isInstanceOf(Unsupported.class);
    }

    @Test
    void moreThanABatchIsRefused() {
        JsonArrayBuilder many = Json.createArrayBuilder();
        IntStream.rangeClosed(0, SimulatorWebhook.MAX_EVENTS).forEach(i -> many.add(event("sms", "k", "s" + i)));
        byte[] body = bytes(object().add("events", many));
        assertThatThrownBy(() -> webhook.split(request(body, Optional.empty()))).isInstanceOf(MalformedDelivery.class);
    }

    @Test
    void theAddressIsCheckedWithTheToken() {
        SecretRing tokens = new SecretRing(List.of("t-1"));
        assertThat(webhook.handshake(asked("t-1", "42a"), tokens)).contains("42a");
        assertThat(webhook.handshake(asked("t-2", "42a"), tokens)).isEmpty();
        assertThat(webhook.handshake(asked("t-1", "<b>"), tokens)).isEmpty();
        assertThat(webhook.handshake(asked("", "42a"), new SecretRing(List.of(""))))
                .isEmpty();
    }

    private static RawRequest asked(String token, String challenge) {
        return new RawRequest(new byte[0], Map.of(), Map.of("token", token, "challenge", challenge));
    }
}
