package io.santral.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.santral.channel.InboundEvent.Received;
import io.santral.channel.InboundEvent.Unsupported;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every provider that pushes must hold, whatever its protocol. A connector's test implements it and gives the provider's
 * own bytes; the promises are tested here once.
 */
public interface ConnectorContract {
    String TURKISH = "Şikâyetim var: ığüşöç İĞÜŞÖÇ “bavul” 🌸";

    WebhookInbound webhook();

    /** The request as the provider sends it, signed with the secret; unsigned if there is none. */
    RawRequest request(byte[] body, Optional<String> secret);

    /** The same request with another signature text in the place of its own. */
    RawRequest withSignature(RawRequest request, String signature);

    String signature(RawRequest request);

    /** A delivery that tells of texts, one for each account, in this order. */
    byte[] delivery(List<Written> written);

    /** A delivery of a kind that nobody knows. */
    byte[] unknown(String account);

    /** The body with members that nobody knows in its root and beside the text. */
    byte[] withUnknownFields(byte[] body);

    /** The same events, with everything in another order that the order does not matter for. */
    byte[] reordered(byte[] body);

    record Written(String account, String id, String author, String name, String text) {}

    private static Written sample(String account, String text) {
        return new Written(account, "90071992547409931_90071992547409937", "90071992547409939", "Gülşah Işık", text);
    }

    private RawRequest genuine(byte[] body) {
        return request(body, Optional.of("a-secret"));
    }

    private List<Envelope> split(byte[] body) {
        return webhook().split(genuine(body));
    }

    private InboundEvent only(byte[] body) {
        List<Envelope> envelopes = split(body);
        assertThat(envelopes).hasSize(1);
        return webhook().normalise(envelopes.get(0));
    }

    @Test
    default void only_the_current_and_the_previous_secret_open_the_door() {
        RawRequest request = genuine(delivery(List.of(sample("1002", "x"))));
        assertThat(webhook().authenticate(request, new SecretRing(List.of("a-secret"))))
                .isEqualTo(Verdict.GENUINE);
        assertThat(webhook().authenticate(request, new SecretRing(List.of("a-new-one", "a-secret"))))
                .isEqualTo(Verdict.GENUINE);
        assertThat(webhook().authenticate(request, new SecretRing(List.of("a-new-one", "another"))))
                .isEqualTo(Verdict.WRONG);
        assertThat(webhook().authenticate(request, new SecretRing(List.of("")))).isEqualTo(Verdict.WRONG);
    }

    @Test
    default void a_signature_is_over_every_byte() {
        RawRequest request = genuine(delivery(List.of(sample("1002", TURKISH))));
        SecretRing ring = new SecretRing(List.of("a-secret"));
        for (int i = 0; i < request.body().length; i++) {
            byte[] touched = request.body().clone();
            touched[i] ^= 1;
            RawRequest forged = withSignature(request(touched, Optional.empty()), signature(request));
            assertThat(webhook().authenticate(forged, ring)).as("byte %d", i).isEqualTo(Verdict.WRONG);
        }
    }

    @Test
    default void a_missing_or_broken_signature_is_told_from_a_wrong_one() {
        RawRequest request = genuine(delivery(List.of(sample("1002", "x"))));
        SecretRing ring = new SecretRing(List.of("a-secret"));
        String signature = signature(request);
        assertThat(webhook().authenticate(request(request.body(), Optional.empty()), ring))
                .isEqualTo(Verdict.MISSING);
        assertThat(webhook().authenticate(withSignature(request, " "), ring)).isEqualTo(Verdict.MISSING);
        for (String broken : List.of(
                signature.substring(0, signature.length() - 1),
                signature.substring(0, signature.length() - 2),
                signature + "0",
                signature.substring(signature.indexOf('=') + 1),
                "nonsense")) {
            assertThat(webhook().authenticate(withSignature(request, broken), ring))
                    .as(broken)
                    .isEqualTo(Verdict.MALFORMED);
        }
    }

    @Test
    default void turkish_text_and_large_ids_come_through_every_field() {
        Written written = sample("1002", TURKISH);
        Received received = (Received) only(delivery(List.of(written)));
        assertThat(received.text()).isEqualTo(TURKISH);
        assertThat(received.externalId()).isEqualTo(written.id());
        assertThat(received.author())
                .contains(InboundEvent.Author.ofPlatform(written.author(), Optional.of(written.name())));
    }

    @Test
    default void a_delivery_for_two_brands_becomes_an_envelope_for_each_with_its_own_text_only() {
        List<Envelope> envelopes = split(delivery(List.of(sample("1002", "birinci"), sample("1003", "ikinci"))));
        assertThat(envelopes).extracting(Envelope::account).containsExactly("1002", "1003");
        assertThat(new String(envelopes.get(0).payload(), UTF_8))
                .contains("birinci")
                .doesNotContain("ikinci", "1003");
        assertThat(new String(envelopes.get(1).payload(), UTF_8))
                .contains("ikinci")
                .doesNotContain("birinci", "1002");
        assertThat(envelopes.get(0).dedupe()).isNotEqualTo(envelopes.get(1).dedupe());
    }

    @Test
    default void the_same_event_is_the_same_in_another_batch_and_another_order() {
        byte[] alone = delivery(List.of(sample("1002", "x")));
        byte[] together = reordered(delivery(List.of(sample("1003", "y"), sample("1002", "x"))));
        Envelope once = split(alone).get(0);
        List<Envelope> again =
                split(together).stream().filter(e -> e.account().equals("1002")).toList();
        assertThat(again).hasSize(1);
        assertThat(again.get(0).dedupe()).isEqualTo(once.dedupe());
        assertThat(again.get(0).conversation()).isEqualTo(once.conversation());
        assertThat(together).isNotEqualTo(delivery(List.of(sample("1003", "y"), sample("1002", "x"))));
    }

    @Test
    default void what_nobody_knows_is_kept_as_unsupported_and_unknown_fields_do_no_harm() {
        assertThat(only(unknown("1002"))).isInstanceOf(Unsupported.class);
        byte[] body = delivery(List.of(sample("1002", TURKISH)));
        assertThat(only(withUnknownFields(body))).isEqualTo(only(body));
    }

    @Test
    default void a_body_that_is_cut_anywhere_is_refused_as_malformed() {
        byte[] body = delivery(List.of(sample("1002", TURKISH)));
        for (int length = 0; length < body.length; length++) {
            RawRequest cut = genuine(Arrays.copyOf(body, length));
            assertThatThrownBy(() -> webhook().split(cut))
                    .as("%d bytes", length)
                    .isExactlyInstanceOf(MalformedDelivery.class);
        }
    }

    @Test
    default void a_refusal_names_no_content() {
        byte[] body = delivery(List.of(sample("1002", "GİZLİ")));
        for (int length = 0; length < body.length; length++) {
            byte[] cut = Arrays.copyOf(body, length);
            assertThatThrownBy(() -> split(cut)).message().doesNotContain("GİZ", "1002", "Işık");
        }
    }

    @Test
    default void a_body_with_any_byte_changed_is_read_or_refused_and_nothing_else() {
        byte[] body = delivery(List.of(sample("1002", TURKISH)));
        int read = 0;
        for (int i = 0; i < body.length; i++) {
            for (byte other : new byte[] {0, '"', '{', ']', '9', '\\', (byte) 0xFF}) {
                byte[] touched = body.clone();
                touched[i] = other;
                try {
                    for (Envelope envelope : split(touched)) {
                        webhook().normalise(envelope);
                        read++;
                    }
                } catch (MalformedDelivery expected) {
                    continue;
                }
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    default void normalise_reads_garbage_from_the_journal_as_unsupported() {
        for (String garbage : List.of("", "null", "[]", "{", "{}", "7", "\"x\"")) {
            assertThat(webhook().normalise(new Envelope("1002", "d", "c", garbage.getBytes(UTF_8))))
                    .as(garbage)
                    .isInstanceOf(Unsupported.class);
        }
    }

    @Test
    default void no_character_that_the_database_or_a_page_cannot_hold_gets_through() {
        String dirty = "a\u0000b\u0001c\uD800d\uFFFEe\nf";
        Received received = (Received) only(delivery(List.of(new Written("1002", "5_6", "77", "Ay\u0000şe", dirty))));
        assertThat(received.text()).isEqualTo("abc\uFFFDde\nf");
        assertThat(received.author().flatMap(InboundEvent.Author::name)).contains("Ayşe");
    }

    @Test
    default void nesting_without_end_is_refused() {
        String body = new String(delivery(List.of(sample("1002", "x"))), UTF_8);
        for (int depth : new int[] {40, 5_000, 500_000}) {
            String bomb = "{\"bomb\":" + "[".repeat(depth) + "]".repeat(depth) + "," + body.substring(1);
            assertThatThrownBy(() -> split(bomb.getBytes(UTF_8))).isExactlyInstanceOf(MalformedDelivery.class);
        }
    }

    @Test
    default void normalise_is_a_function_of_the_envelope() {
        Envelope envelope = split(delivery(List.of(sample("1002", TURKISH)))).get(0);
        Envelope copy = new Envelope(
                envelope.account(),
                envelope.dedupe(),
                envelope.conversation(),
                envelope.payload().clone());
        assertThat(webhook().normalise(copy)).isEqualTo(webhook().normalise(envelope));
    }

    @Test
    default void ids_and_names_fit_the_columns_whatever_their_length() {
        List<Written> many = new ArrayList<>();
        many.add(new Written("1002", "5_6", "77", "Ş".repeat(5_000), "uzun ad"));
        many.add(new Written("1002", "5_" + "6".repeat(5_000), "77", "Ayşe", "uzun kimlik"));
        List<Envelope> envelopes = split(delivery(many));
        Set<String> accounts =
                new HashSet<>(envelopes.stream().map(Envelope::account).toList());
        assertThat(accounts).containsExactly("1002");
        Received named = (Received) webhook().normalise(envelopes.get(0));
        assertThat(named.author().flatMap(InboundEvent.Author::name).orElseThrow())
                .hasSize(200);
        assertThat(webhook().normalise(envelopes.get(1))).isInstanceOf(Unsupported.class);
    }

    /** A request without any headers but these. */
    static RawRequest bare(byte[] body, Map<String, String> headers) {
        return new RawRequest(body, headers, Map.of());
    }
}
