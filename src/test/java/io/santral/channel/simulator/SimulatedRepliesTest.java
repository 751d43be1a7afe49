package io.santral.channel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.channel.Account;
import io.santral.channel.InboundEvent.Kind;
import io.santral.channel.OutboundMessage;
import io.santral.channel.PolicyVerdict;
import io.santral.channel.SendOutcome;
import io.santral.channel.SendOutcome.Accepted;
import io.santral.channel.SendOutcome.ErrorClass;
import io.santral.channel.SendOutcome.Rejected;
import io.santral.channel.SendOutcome.Retry;
import io.santral.channel.SendOutcome.Unknown;
import io.santral.tenancy.TenantId;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedRepliesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
    private static final Account ACCOUNT =
            new Account(new TenantId(1), 2, "simulator", "kuzgun-mail", "santral", "Kuzgun posta", true);

    /** A wire that answers one thing. */
    private static final class Answering implements Wire {
        private final List<String> asked = new ArrayList<>();
        private final Optional<IOException> failure;
        private final Answer answer;

        Answering(int status, String body) {
            failure = Optional.empty();
            answer = new Answer(status, body);
        }

        Answering(IOException failure) {
            this.failure = Optional.of(failure);
            answer = new Answer(0, "");
        }

        private Answer answer(String what) throws IOException {
            asked.add(what);
            if (failure.isPresent()) {
                throw failure.get();
            }
            return answer;
        }

        @Override
        public Answer send(String token, String json) throws IOException {
            return answer(token + " " + json);
        }

        @Override
        public Answer sent(String token, String account, String inReplyTo) throws IOException {
            return answer(token + " " + account + " " + inReplyTo);
        }
    }

    private static OutboundMessage message(Kind kind, String text) {
        return new OutboundMessage("<1@x>", kind, "<0@x>", Optional.empty(), text, NOW, Optional.empty());
    }

    private static SimulatedReplies replies(Wire wire, Duration later) {
        return new SimulatedReplies(wire, Clock.fixed(NOW.plus(later), ZoneOffset.UTC), a -> Optional.of("t"));
    }

    private static SendOutcome sent(Wire wire) {
        return replies(wire, Duration.ZERO).send(ACCOUNT, message(Kind.MAIL, "Yola çıktı"));
    }

    @Test
    void anAnswerGoesWithItsTokenBackTheWayThatItCame() {
        Answering wire = new Answering(200, "{\"id\":\"<r-7@x>\"}");
        assertThat(sent(wire)).isEqualTo(new Accepted("<r-7@x>"));
        assertThat(wire.asked)
                .containsExactly("t {\"account\":\"kuzgun-mail\",\"inReplyTo\":\"<1@x>\",\"thread\":\"<0@x>\","
                        + "\"kind\":\"mail\",\"text\":\"Yola çıktı\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "200, Unknown channel.unclear",
        "302, Unknown channel.unclear",
        "400, Rejected FATAL channel.refused",
        "401, Rejected REAUTH channel.reauth",
        "404, Rejected RECIPIENT_UNREACHABLE channel.gone",
        "429, Retry channel.throttled",
        "500, Unknown channel.unclear",
        "503, Unknown channel.unclear",
    })
    void everyStatusHasItsOutcome(int status, String expected) {
        SendOutcome outcome = sent(new Answering(status, "<html>"));
        assertThat(
                        outcome instanceof Retry retry
                                ? "Retry " + retry.reason()
                                : outcome instanceof Rejected rejected
                                        ? "Rejected " + rejected.error() + " " + rejected.reason()
                                        : "Unknown " + ((Unknown) outcome).reason())
                .isEqualTo(expected);
    }

    @Test
    void onlyWhatFailsBeforeItLeavesIsTriedAgain() {
        assertThat(sent(new Answering(new ConnectException()))).isInstanceOf(Retry.class);
        assertThat(sent(new Answering(new SocketTimeoutException()))).isInstanceOf(Unknown.class);
    }

    @Test
    void whatCannotStandThereIsNotSent() {
        Answering wire = new Answering(200, "{}");
        Rejected length = new Rejected(ErrorClass.CONTENT, "channel.length");
        SimulatedReplies replies = replies(wire, Duration.ZERO);
        assertThat(replies.policy(message(Kind.SMS, ""))).isEqualTo(new PolicyVerdict.Allowed(670));
        assertThat(replies.policy(message(Kind.MAIL, ""))).isEqualTo(new PolicyVerdict.Allowed(8000));
        assertThat(replies.send(ACCOUNT, message(Kind.SMS, "ş".repeat(671)))).isEqualTo(length);
        assertThat(replies.send(ACCOUNT, message(Kind.MAIL, " "))).isEqualTo(length);
        assertThat(new SimulatedReplies(wire, Clock.systemUTC(), a -> Optional.empty())
                        .send(ACCOUNT, message(Kind.MAIL, "x")))
                .isEqualTo(new Rejected(ErrorClass.REAUTH, "channel.no-token"));
        assertThat(wire.asked).isEmpty();
    }

    @Test
    void anUnknownOneIsLookedForAndDeniedOnlyAfterAWhile() {
        OutboundMessage message = message(Kind.MAIL, "Yola çıktı");
        Answering there = new Answering(
                200,
                "{\"replies\":[{\"id\":\"r-1\",\"text\":\"Yola çıktı\",\"at\":\"2026-11-22T09:00:00Z\"},"
                        + "{\"id\":\"r-2\",\"text\":\"Başka\",\"at\":\"2026-11-22T09:30:01Z\"},"
                        + "{\"id\":\"r-3\",\"text\":\"Yola çıktı\",\"at\":\"2026-11-22T09:30:01Z\"}]}");
        assertThat(replies(there, Duration.ZERO).reconcile(ACCOUNT, message)).isEqualTo(new Accepted("r-3"));
        Answering none = new Answering(200, "{\"replies\":[]}");
        assertThat(replies(none, Duration.ZERO).reconcile(ACCOUNT, message))
                .isEqualTo(new Unknown("channel.too-early"));
        assertThat(replies(none, Duration.ofMinutes(1)).reconcile(ACCOUNT, message))
                .isEqualTo(new Rejected(ErrorClass.FATAL, "channel.not-there"));
        assertThat(replies(new Answering(500, ""), Duration.ofMinutes(1)).reconcile(ACCOUNT, message))
                .isEqualTo(new Unknown("channel.unreached"));
        assertThat(replies(new Answering(new ConnectException()), Duration.ofMinutes(1))
                        .reconcile(ACCOUNT, message))
                .isEqualTo(new Unknown("channel.unreached"));
    }
}
