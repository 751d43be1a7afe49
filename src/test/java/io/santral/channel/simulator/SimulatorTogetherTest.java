package io.santral.channel.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.santral.channel.Account;
import io.santral.channel.Envelope;
import io.santral.channel.InboundEvent;
import io.santral.channel.InboundEvent.AuthorId;
import io.santral.channel.InboundEvent.AuthorId.IdKind;
import io.santral.channel.InboundEvent.Echo;
import io.santral.channel.InboundEvent.Kind;
import io.santral.channel.InboundEvent.Mark;
import io.santral.channel.InboundEvent.Received;
import io.santral.channel.InboundEvent.Trust;
import io.santral.channel.Notice;
import io.santral.channel.OutboundMessage;
import io.santral.channel.RawRequest;
import io.santral.channel.SecretRing;
import io.santral.channel.SendOutcome.Accepted;
import io.santral.channel.SendOutcome.ErrorClass;
import io.santral.channel.SendOutcome.Rejected;
import io.santral.channel.SendOutcome.Unknown;
import io.santral.channel.Verdict;
import io.santral.simulator.SimulatorAtHand;
import io.santral.tenancy.TenantId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connector and the simulator, which share no code, understand each other. */
class SimulatorTogetherTest {
    private static final Account MAIL =
            new Account(new TenantId(1), 2, "simulator", "kuzgun-mail", "simulator", "Posta", true);
    private static final String AYSE = "Ayşe Karadeniz";

    private final BlockingQueue<RawRequest> came = new LinkedBlockingQueue<>();
    private final SimulatorWebhook webhook = new SimulatorWebhook();
    private HttpServer santral;
    private SimulatorAtHand simulator;

    @BeforeEach
    void start() throws IOException {
        santral = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        santral.createContext("/hooks/simulator/simulator", http -> {
            try (http) {
                String signature = http.getRequestHeaders().getFirst("X-Simulator-Signature");
                came.add(new RawRequest(
                        http.getRequestBody().readAllBytes(), Map.of("x-simulator-signature", signature), Map.of()));
                http.sendResponseHeaders(200, -1);
            }
        });
        santral.start();
        simulator = SimulatorAtHand.start(
                URI.create("http://localhost:" + santral.getAddress().getPort() + "/hooks/facebook"), Optional.empty());
    }

    @AfterEach
    void stop() {
        simulator.close();
        santral.stop(0);
    }

    private InboundEvent next() throws InterruptedException {
        RawRequest request = came.poll(15, TimeUnit.SECONDS);
        assertThat(request).as("a delivery within 15 s").isNotNull();
        assertThat(webhook.authenticate(request, new SecretRing(List.of(SimulatorAtHand.SECRET))))
                .isEqualTo(Verdict.GENUINE);
        List<Envelope> envelopes = webhook.split(request);
        assertThat(envelopes).hasSize(1);
        return webhook.normalise(envelopes.get(0));
    }

    @Test
    void oneWomanMailsCallsAndChats() throws InterruptedException {
        simulator.contact("kuzgun-mail", AYSE, "Bavulum", "Hâlâ yok “İĞÜŞÖÇ” 🌸", true);
        Received mail = (Received) next();
        assertThat(mail.kind()).isEqualTo(Kind.MAIL);
        assertThat(mail.occurredAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(mail.text()).isEqualTo("Bavulum\n\nHâlâ yok “İĞÜŞÖÇ” 🌸");
        assertThat(mail.author().orElseThrow().id())
                .isEqualTo(new AuthorId(IdKind.EMAIL, "ayse.karadeniz@posta.internal", Trust.VERIFIED));

        simulator.contact("kuzgun-call", AYSE, "", "bavulum için arıyorum", false);
        Received call = (Received) next();
        assertThat(call.kind()).isEqualTo(Kind.CALL);
        assertThat(call.author().orElseThrow().id())
                .isEqualTo(new AuthorId(IdKind.PHONE, "+905550000001", Trust.NETWORK));
        assertThat(call.author().orElseThrow().marks()).isEmpty();

        simulator.contact("kuzgun-chat", AYSE, "", "Merhaba", true);
        Received chat = (Received) next();
        assertThat(chat.kind()).isEqualTo(Kind.CHAT);
        assertThat(chat.author().orElseThrow().marks())
                .contains(
                        new Mark(Mark.What.EMAIL, "ayse.karadeniz@posta.internal", Trust.VERIFIED),
                        new Mark(Mark.What.CUSTOMER_NUMBER, "40000001", Trust.VERIFIED));
    }

    @Test
    void anAnswerIsTakenFoundAndToldOfAndTheNextMailGoesOnFromIt() throws InterruptedException {
        String asked = simulator.contact("kuzgun-mail", AYSE, "Bavulum", "Nerede?", false);
        assertThat(((Received) next()).author().orElseThrow().id().trust()).isEqualTo(Trust.TRANSPORT);
        OutboundMessage answer = new OutboundMessage(
                asked, Kind.MAIL, asked, Optional.empty(), "Bulundu, yola çıktı 🌸", Instant.now(), Optional.empty());
        SimulatedReplies replies = replies(SimulatorAtHand.LINE_TOKEN);
        Accepted accepted = (Accepted) replies.send(MAIL, answer);
        assertThat(replies.reconcile(MAIL, answer)).isEqualTo(accepted);
        Echo echo = (Echo) next();
        assertThat(echo.externalId()).isEqualTo(accepted.externalId());
        assertThat(echo.text()).isEqualTo("Bulundu, yola çıktı 🌸");
        assertThat(echo.parent()).contains(asked);

        simulator.contact("kuzgun-mail", AYSE, "Ynt: Bavulum", "Teşekkürler", false);
        Received thanks = (Received) next();
        assertThat(thanks.references()).containsExactly(asked, accepted.externalId());
        assertThat(thanks.parent()).contains(accepted.externalId());
        assertThat(thanks.thread()).isEqualTo(asked);
    }

    @Test
    void anAnswerCarriesOurTokenAndWhoeverAnswersItGivesItBack() throws InterruptedException {
        String asked = simulator.contact("kuzgun-mail", AYSE, "Bavulum", "Nerede?", true);
        next();
        OutboundMessage answer = new OutboundMessage(
                asked, Kind.MAIL, asked, Optional.empty(), "Bulundu", Instant.now(), Optional.of("st1.abc"));
        Accepted accepted = (Accepted) replies(SimulatorAtHand.LINE_TOKEN).send(MAIL, answer);
        assertThat(accepted.externalId()).isEqualTo("<st1.abc@kuzgun-mail.internal>");
        assertThat(((Echo) next()).externalId()).isEqualTo(accepted.externalId());

        simulator.answer("kuzgun-mail", "Murat Özgüven", "Ynt: Bavulum", "Bana iletti", accepted.externalId());
        Received other = (Received) next();
        assertThat(other.author().orElseThrow().id().value()).isEqualTo("murat.ozguven@posta.internal");
        assertThat(other.parent()).contains(accepted.externalId());
        assertThat(other.references()).endsWith(accepted.externalId());
    }

    @Test
    void aNoticeComesToATelephoneOnceAndIsFoundByItsKey() {
        Account sms = new Account(new TenantId(1), 3, "simulator", "kuzgun-sms", "simulator", "SMS", true);
        SimulatedNotices notices = new SimulatedNotices(
                new HttpWire(simulator.channels(), "/notices", "key"),
                Clock.systemUTC(),
                a -> Optional.of(SimulatorAtHand.LINE_TOKEN));
        assertThat(notices.reaches(sms)).contains(Kind.SMS);
        assertThat(notices.reaches(MAIL)).contains(Kind.MAIL);
        assertThat(notices.reaches(new Account(new TenantId(1), 4, "simulator", "kuzgun-chat", "simulator", "", true)))
                .isEmpty();
        Notice notice = new Notice("notice:1", Kind.SMS, "+905550000001", "", "Kodunuz 123456");
        assertThat(notice.toString()).doesNotContain("123456").doesNotContain("+90");
        assertThat(notices.reconcile(sms, notice.key(), Instant.now())).isEqualTo(new Unknown("channel.too-early"));
        Accepted accepted = (Accepted) notices.send(sms, notice);
        assertThat(notices.send(sms, notice)).isEqualTo(accepted);
        assertThat(notices.reconcile(sms, notice.key(), Instant.now())).isEqualTo(accepted);
        assertThat(notices.reconcile(sms, "notice:2", Instant.now().minusSeconds(60)))
                .isEqualTo(new Rejected(ErrorClass.FATAL, "channel.not-there"));
        assertThat(simulator.letters("+905550000001")).containsExactly("Kodunuz 123456");
        assertThat(notices.send(MAIL, notice)).isInstanceOf(Rejected.class);
    }

    @Test
    void anothersTokenAndWhatIsNotThereAreRefused() {
        OutboundMessage answer = new OutboundMessage(
                "<no@x>", Kind.MAIL, "t", Optional.empty(), "Merhaba", Instant.now(), Optional.empty());
        assertThat(replies("wrong").send(MAIL, answer)).isEqualTo(new Rejected(ErrorClass.REAUTH, "channel.reauth"));
        assertThat(replies(SimulatorAtHand.LINE_TOKEN).send(MAIL, answer))
                .isEqualTo(new Rejected(ErrorClass.RECIPIENT_UNREACHABLE, "channel.gone"));
    }

    private SimulatedReplies replies(String token) {
        return new SimulatedReplies(
                new HttpWire(simulator.channels(), "/replies", "inReplyTo"),
                Clock.systemUTC(),
                a -> Optional.of(token));
    }

    /** The two calls with the JDK's client: MicroProfile Rest Client has no implementation outside the server. */
    private record HttpWire(URI base, String path, String key) implements Wire {
        @Override
        public Answer send(String token, String json) throws IOException {
            return call(token, "", HttpRequest.BodyPublishers.ofString(json), "POST");
        }

        @Override
        public Answer sent(String token, String account, String of) throws IOException {
            String query = "?account=" + account + "&" + key + "=" + URLEncoder.encode(of, UTF_8);
            return call(token, query, HttpRequest.BodyPublishers.noBody(), "GET");
        }

        private Answer call(String token, String query, HttpRequest.BodyPublisher body, String method)
                throws IOException {
            try {
                HttpResponse<String> answer = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(base + path + query))
                                        .header("Authorization", "Bearer " + token)
                                        .method(method, body)
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                return new Answer(answer.statusCode(), answer.body());
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
