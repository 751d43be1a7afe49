package io.santral.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.channel.Account;
import io.santral.channel.InboundEvent.Kind;
import io.santral.channel.Outbound;
import io.santral.channel.OutboundMessage;
import io.santral.channel.PolicyVerdict;
import io.santral.channel.SendOutcome;
import io.santral.channel.SendOutcome.Accepted;
import io.santral.channel.SendOutcome.ErrorClass;
import io.santral.channel.SendOutcome.Rejected;
import io.santral.channel.SendOutcome.Retry;
import io.santral.channel.SendOutcome.Unknown;
import io.santral.simulator.SimulatorAtHand;
import io.santral.tenancy.TenantId;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the simulator's Graph API where it can play it, against single answers where it need not. */
class PublicRepliesTest {
    private static final Account KUZGUN =
            new Account(new TenantId(1), 7, "facebook", SimulatorAtHand.KUZGUN, "santral", "Kuzgun", true);
    private static final Duration SETTLE = Duration.ofSeconds(20);

    private SimulatorAtHand simulator;
    private String comment;

    @BeforeEach
    void somebodyWrote() {
        simulator = SimulatorAtHand.start();
        comment = simulator.write(SimulatorAtHand.KUZGUN, "Ayşe Karadeniz", "Bavulum nerede?");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private PublicReplies replies() {
        return replies(Clock.systemUTC(), SimulatorAtHand.TOKEN);
    }

    private PublicReplies replies(Clock clock, String token) {
        return new PublicReplies(new HttpGraph(simulator.graph()), clock, a -> Optional.of(token), SETTLE);
    }

    private static Clock later() {
        return Clock.fixed(Instant.now().plus(Duration.ofMinutes(5)), ZoneOffset.UTC);
    }

    private OutboundMessage message(String text) {
        return new OutboundMessage(
                comment, Kind.COMMENT, "thread", Optional.empty(), text, Instant.now(), Optional.empty());
    }

    @Test
    void an_answer_stands_under_the_comment_as_it_was_written() {
        String text = "Merhaba Ayşe Hanım, “bavulunuz” bulundu & yola çıktı: %100 ığüşöçİ + 🌸\nKuzgun";
        SendOutcome outcome = replies().send(KUZGUN, message(text));
        assertThat(outcome).isInstanceOf(Accepted.class);
        assertThat(simulator.answers(comment)).containsExactly(text);
        assertThat(simulator.stored()).containsExactly(((Accepted) outcome).externalId());
    }

    @Test
    void the_answer_to_an_answer_stands_beside_it() {
        String nested = simulator.writeOn(comment, "Ayşe Karadeniz", "Hâlâ bekliyorum");
        OutboundMessage message = new OutboundMessage(
                nested, Kind.COMMENT, "thread", Optional.of(comment), "Geliyor", Instant.now(), Optional.empty());
        assertThat(replies().send(KUZGUN, message)).isInstanceOf(Accepted.class);
        assertThat(simulator.objectsAsked()).containsExactly(comment);
        OutboundMessage top = new OutboundMessage(
                comment, Kind.COMMENT, "thread", Optional.of("thread"), "Geldi", Instant.now(), Optional.empty());
        assertThat(replies().send(KUZGUN, top)).isInstanceOf(Accepted.class);
        assertThat(simulator.objectsAsked()).containsExactly(comment, comment);
    }

    @ParameterizedTest
    @CsvSource({
        "throttled, 0, Retry PT1M channel.throttled",
        "throttled, 7, Retry PT7S channel.throttled",
        "token-dead, 0, Rejected REAUTH channel.reauth",
        "forbidden, 0, Rejected PERMISSION channel.permission",
        "blocked, 0, Rejected PERMISSION channel.blocked",
        "server-error, 0, Unknown channel.unclear",
        "unavailable, 0, Unknown channel.unclear",
        "cut, 0, Unknown channel.unclear",
    })
    void what_goes_wrong_before_it_is_stored(String fault, int seconds, String expected) {
        simulator.order(fault, seconds);
        assertThat(told(replies().send(KUZGUN, message("x")))).isEqualTo(expected);
        assertThat(simulator.answers(comment)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"stored-then-cut, 0", "stored-then-timeout, 5", "stored-then-error, 0"})
    void what_was_stored_although_it_failed_is_unknown_until_it_is_found(String fault, int seconds) {
        OutboundMessage message = message("Yalnız bir kez");
        simulator.order(fault, seconds);
        assertThat(replies().send(KUZGUN, message)).isEqualTo(new Unknown("channel.unclear"));
        assertThat(simulator.stored()).hasSize(1);
        assertThat(replies().reconcile(KUZGUN, message))
                .isEqualTo(new Accepted(simulator.stored().get(0)));
        assertThat(simulator.answers(comment)).containsExactly("Yalnız bir kez");
    }

    @Test
    void what_is_not_there_was_not_sent_once_some_time_has_passed() {
        OutboundMessage message = message("Hiç gitmedi");
        simulator.order("cut", 0);
        assertThat(replies().send(KUZGUN, message)).isInstanceOf(Unknown.class);
        assertThat(replies().reconcile(KUZGUN, message)).isEqualTo(new Unknown("channel.too-early"));
        assertThat(replies(later(), SimulatorAtHand.TOKEN).reconcile(KUZGUN, message))
                .isEqualTo(new Rejected(ErrorClass.FATAL, "channel.not-there"));
    }

    @Test
    void the_same_words_from_before_or_from_somebody_else_are_not_ours() {
        simulator.writeOn(comment, "Murat Özgüven", "Teşekkürler");
        simulator.pageWrote(comment, "Teşekkürler", Instant.now().minusSeconds(60));
        assertThat(replies(later(), SimulatorAtHand.TOKEN).reconcile(KUZGUN, message("Teşekkürler")))
                .isEqualTo(new Rejected(ErrorClass.FATAL, "channel.not-there"));
    }

    @Test
    void ours_is_found_on_a_later_page() {
        for (int i = 0; i < 110; i++) {
            simulator.writeOn(comment, "Kişi " + i, "Ben de!");
        }
        OutboundMessage message = message("Buradayız");
        Accepted sent = (Accepted) replies().send(KUZGUN, message);
        assertThat(replies().reconcile(KUZGUN, message)).isEqualTo(sent);
    }

    @Test
    void what_may_lie_deeper_than_we_look_is_not_denied() {
        AtomicInteger pages = new AtomicInteger();
        Graph endless = new Graph() {
            @Override
            public Answer comment(String token, String object, String text) {
                throw new AssertionError("not asked for");
            }

            @Override
            public Answer comments(String token, String object, Optional<String> after) {
                assertThat(after).isEqualTo(pages.get() == 0 ? Optional.empty() : Optional.of("c" + pages.get()));
                return new Answer(
                        200,
                        Map.of(),
                        "{\"data\":[{\"id\":\"1_2\"},7],\"paging\":{\"cursors\":{\"after\":\"c"
                                + pages.incrementAndGet() + "\"},\"next\":\"https://x\"}}");
            }
        };
        PublicReplies replies = new PublicReplies(endless, later(), a -> Optional.of("t"), SETTLE);
        assertThat(replies.reconcile(KUZGUN, message("x"))).isEqualTo(new Unknown("channel.too-many"));
        assertThat(pages).hasValue(PublicReplies.MAX_PAGES);
    }

    @Test
    void a_comment_that_is_gone_cannot_be_answered_and_holds_no_answer() {
        simulator.delete(comment);
        Rejected gone = new Rejected(ErrorClass.RECIPIENT_UNREACHABLE, "channel.gone");
        assertThat(replies().send(KUZGUN, message("x"))).isEqualTo(gone);
        assertThat(replies().reconcile(KUZGUN, message("x"))).isEqualTo(gone);
    }

    @Test
    void another_pages_token_sends_nothing() {
        assertThat(replies(Clock.systemUTC(), "no-such-token").send(KUZGUN, message("x")))
                .isEqualTo(new Rejected(ErrorClass.REAUTH, "channel.reauth"));
        assertThat(replies(Clock.systemUTC(), SimulatorAtHand.OTHER_TOKEN).send(KUZGUN, message("x")))
                .isEqualTo(new Rejected(ErrorClass.PERMISSION, "channel.permission"));
        PublicReplies without =
                new PublicReplies(new HttpGraph(simulator.graph()), Clock.systemUTC(), a -> Optional.empty(), SETTLE);
        assertThat(without.send(KUZGUN, message("x"))).isEqualTo(new Rejected(ErrorClass.REAUTH, "channel.no-token"));
        assertThat(without.reconcile(KUZGUN, message("x"))).isInstanceOf(Unknown.class);
        assertThat(simulator.answers(comment)).isEmpty();
    }

    @Test
    void a_text_that_cannot_stand_there_is_not_sent() {
        Outbound replies = replies();
        assertThat(replies.policy(message("x"))).isEqualTo(new PolicyVerdict.Allowed(8000));
        Rejected length = new Rejected(ErrorClass.CONTENT, "channel.length");
        assertThat(replies.send(KUZGUN, message(" \n"))).isEqualTo(length);
        assertThat(replies.send(KUZGUN, message("ş".repeat(8001)))).isEqualTo(length);
        assertThat(simulator.objectsAsked()).isEmpty();
        assertThat(replies.send(KUZGUN, message("ş".repeat(8000)))).isInstanceOf(Accepted.class);
    }

    @Test
    void where_nobody_listens_nothing_was_sent() {
        URI nobody = URI.create("http://localhost:1/graph");
        PublicReplies replies =
                new PublicReplies(new HttpGraph(nobody), Clock.systemUTC(), a -> Optional.of("t"), SETTLE);
        assertThat(replies.send(KUZGUN, message("x"))).isInstanceOf(Retry.class);
        assertThat(replies.reconcile(KUZGUN, message("x"))).isInstanceOf(Unknown.class);
    }

    @Test
    void only_what_fails_before_the_request_leaves_is_tried_again() {
        assertThat(failing(new ConnectException("refused"))).isInstanceOf(Retry.class);
        assertThat(failing(new UnknownHostException("graph"))).isInstanceOf(Retry.class);
        assertThat(failing(new SSLHandshakeException("x"))).isInstanceOf(Retry.class);
        assertThat(failing(new SocketTimeoutException("Connect timed out"))).isInstanceOf(Retry.class);
        assertThat(failing(new SocketTimeoutException("Read timed out"))).isInstanceOf(Unknown.class);
        assertThat(failing(new IOException("Unexpected end of file from server")))
                .isInstanceOf(Unknown.class);
    }

    private SendOutcome failing(IOException failure) {
        return answered(new Graph() {
            @Override
            public Answer comment(String token, String object, String text) throws IOException {
                throw failure;
            }

            @Override
            public Answer comments(String token, String object, Optional<String> after) throws IOException {
                throw failure;
            }
        });
    }

    private SendOutcome answered(Graph graph) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);
        return new PublicReplies(graph, clock, a -> Optional.of("t"), SETTLE).send(KUZGUN, message("x"));
    }

    private SendOutcome answered(int status, Map<String, String> headers, String body) {
        return answered(new Graph() {
            @Override
            public Answer comment(String token, String object, String text) {
                return new Answer(status, headers, body);
            }

            @Override
            public Answer comments(String token, String object, Optional<String> after) {
                throw new AssertionError("not asked for");
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "400, 190, 493, Rejected REAUTH channel.reauth",
        "400, 102, 0, Rejected REAUTH channel.reauth",
        "400, 10, 2018278, Rejected POLICY_WINDOW channel.window",
        "400, 10, 2534022, Rejected POLICY_WINDOW channel.window",
        "400, 100, 2534022, Rejected POLICY_WINDOW channel.window",
        "400, 551, 1545041, Rejected RECIPIENT_UNREACHABLE channel.unreachable",
        "400, 100, 2018108, Rejected RECIPIENT_UNREACHABLE channel.unreachable",
        "400, 100, 33, Rejected RECIPIENT_UNREACHABLE channel.gone",
        "404, 803, 0, Rejected RECIPIENT_UNREACHABLE channel.gone",
        "400, 4, 0, Retry PT1M channel.throttled",
        "400, 17, 0, Retry PT1M channel.throttled",
        "403, 32, 0, Retry PT1M channel.throttled",
        "400, 613, 0, Retry PT1M channel.throttled",
        "400, 80001, 0, Retry PT1M channel.throttled",
        "400, 80014, 0, Retry PT1M channel.throttled",
        "400, 80015, 0, Rejected FATAL channel.refused",
        "500, 4, 0, Retry PT1M channel.throttled",
        "400, 1, 0, Unknown channel.unclear",
        "500, 2, 0, Unknown channel.unclear",
        "400, -1, 0, Unknown channel.unclear",
        "400, 506, 0, Unknown channel.duplicate",
        "400, 10, 0, Rejected PERMISSION channel.permission",
        "400, 3, 0, Rejected PERMISSION channel.permission",
        "400, 200, 0, Rejected PERMISSION channel.permission",
        "400, 299, 0, Rejected PERMISSION channel.permission",
        "400, 300, 0, Rejected FATAL channel.refused",
        "400, 368, 0, Rejected PERMISSION channel.blocked",
        "400, 100, 0, Rejected FATAL channel.refused",
        "500, 100, 0, Unknown channel.unclear",
        "400, 987654, 0, Rejected FATAL channel.refused",
    })
    void every_code_has_its_outcome(int status, int code, int subcode, String expected) {
        String body = "{\"error\":{\"message\":\"(#1) x\",\"code\":" + code + ",\"error_subcode\":" + subcode
                + ",\"fbtrace_id\":\"H/71nvuXv\"}}";
        assertThat(told(answered(status, Map.of(), body))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200 | {\"id\":\"1_2\"} | Accepted 1_2",
                "200 | {\"id\":12345678901234567890} | Accepted 12345678901234567890",
                "200 | {} | Unknown channel.unclear",
                "200 | <html> | Unknown channel.unclear",
                "302 | ~~ | Rejected FATAL channel.refused",
                "401 | ~~ | Rejected REAUTH channel.reauth",
                "403 | <html> | Rejected PERMISSION channel.permission",
                "404 | <html> | Rejected FATAL channel.refused",
                "408 | ~~ | Unknown channel.unclear",
                "429 | ~~ | Retry PT1M channel.throttled",
                "502 | <html> | Unknown channel.unclear",
                "400 | {\"error\":{\"code\":987,\"is_transient\":true}} | Unknown channel.unclear",
                "400 | {\"error\":\"odd\"} | Rejected FATAL channel.refused",
            })
    void an_answer_of_another_form_is_read_by_its_status(int status, String body, String expected) {
        assertThat(told(answered(status, Map.of(), body))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "retry-after | 7 | PT7S",
                "retry-after | Sun, 22 Nov 2026 09:02:00 GMT | PT2M",
                "retry-after | Sun, 22 Nov 2026 08:00:00 GMT | PT1M",
                "retry-after | 0 | PT1M",
                "retry-after | 999999 | PT1H",
                "retry-after | soon | PT1M",
                "x-app-usage | {\"call_count\":100,\"total_time\":1} | PT5M",
                "x-app-usage | {\"call_count\":99} | PT1M",
                "x-app-usage | nonsense | PT1M",
                "x-business-use-case-usage | {\"1\":[{\"estimated_time_to_regain_access\":9}]} | PT9M",
                "x-business-use-case-usage | {\"1\":7,\"2\":[7,{\"estimated_time_to_regain_access\":\"x\"}]} | PT1M",
            })
    void the_pause_is_the_providers(String header, String value, Duration pause) {
        assertThat(answered(429, Map.of(header, value), "")).isEqualTo(new Retry(pause, "channel.throttled"));
    }

    private static String told(SendOutcome outcome) {
        if (outcome instanceof Retry retry) {
            return "Retry " + retry.pause() + " " + retry.reason();
        }
        if (outcome instanceof Rejected rejected) {
            return "Rejected " + rejected.error() + " " + rejected.reason();
        }
        return outcome instanceof Unknown unknown
                ? "Unknown " + unknown.reason()
                : "Accepted " + ((Accepted) outcome).externalId();
    }
}
