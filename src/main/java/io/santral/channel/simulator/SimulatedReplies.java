package io.santral.channel.simulator;

import io.santral.channel.Account;
import io.santral.channel.Fields;
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
import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The brand's answers to what came from the simulator, by the way that it came. */
final class SimulatedReplies implements Outbound {
    static final int MAX_CHARACTERS = 8000;
    /** Ten parts of a concatenated SMS (3GPP TS 23.040) in the alphabet that has Turkish letters. */
    static final int MAX_SMS = 670;

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration SKEW = Duration.ofSeconds(2);
    /** What the simulator takes it shows at once; this much is for the way there. */
    private static final Duration SETTLE = Duration.ofSeconds(20);

    private final Wire wire;
    private final Clock clock;
    private final Function<Account, Optional<String>> token;

    SimulatedReplies(Wire wire, Clock clock, Function<Account, Optional<String>> token) {
        this.wire = wire;
        this.clock = clock;
        this.token = token;
    }

    @Override
    public PolicyVerdict policy(OutboundMessage draft) {
        return new PolicyVerdict.Allowed(longest(draft));
    }

    private static int longest(OutboundMessage message) {
        return message.answers() == Kind.SMS ? MAX_SMS : MAX_CHARACTERS;
    }

    @Override
    public SendOutcome send(Account account, OutboundMessage message) {
        if (message.text().isBlank() || message.text().length() > longest(message)) {
            return new Rejected(ErrorClass.CONTENT, "channel.length");
        }
        Optional<String> accessToken = token.apply(account);
        if (accessToken.isEmpty()) {
            return new Rejected(ErrorClass.REAUTH, "channel.no-token");
        }
        try {
            return outcome(wire.send(accessToken.get(), json(account, message)));
        } catch (ConnectException | UnknownHostException e) {
            return new Retry(PAUSE, "channel.unreached");
        } catch (IOException e) {
            return new Unknown("channel.unclear");
        }
    }

    private static String json(Account account, OutboundMessage message) {
        JsonObjectBuilder json = Fields.JSON
                .createObjectBuilder()
                .add("account", account.externalId())
                .add("inReplyTo", message.inReplyTo())
                .add("thread", message.thread())
                .add("kind", message.answers().name().toLowerCase(Locale.ROOT))
                .add("text", message.text());
        message.token()
                .filter(token -> message.answers() == Kind.MAIL)
                .ifPresent(token -> json.add("messageId", "<" + token + "@" + account.externalId() + ".internal>"));
        return json.build().toString();
    }

    /** What an answer to a try means. */
    static SendOutcome outcome(Wire.Answer answer) {
        return switch (answer.status()) {
            case 200 ->
                SimulatedEvent.id(Fields.lenient(answer.body()), "id")
                        .<SendOutcome>map(Accepted::new)
                        .orElseGet(() -> new Unknown("channel.unclear"));
            case 429 -> new Retry(PAUSE, "channel.throttled");
            case 401, 403 -> new Rejected(ErrorClass.REAUTH, "channel.reauth");
            case 404, 410 -> new Rejected(ErrorClass.RECIPIENT_UNREACHABLE, "channel.gone");
            default ->
                answer.status() / 100 == 4
                        ? new Rejected(ErrorClass.FATAL, "channel.refused")
                        : new Unknown("channel.unclear");
        };
    }

    @Override
    public SendOutcome reconcile(Account account, OutboundMessage message) {
        // Asked before the look: what is taken while we read may be missed.
        boolean settled = clock.instant().isAfter(message.notBefore().plus(SETTLE));
        Optional<String> accessToken = token.apply(account);
        if (accessToken.isEmpty()) {
            return new Unknown("channel.no-token");
        }
        try {
            Wire.Answer answer = wire.sent(accessToken.get(), account.externalId(), message.inReplyTo());
            Optional<JsonArray> replies = Fields.lenient(answer.body()).array("replies");
            if (answer.status() != 200 || replies.isEmpty()) {
                return new Unknown("channel.unreached");
            }
            Instant earliest = message.notBefore().minus(SKEW);
            for (JsonValue value : replies.get()) {
                Fields reply = Fields.of(value);
                boolean same = reply.text("text").filter(message.text()::equals).isPresent()
                        && reply.time("at").filter(at -> !at.isBefore(earliest)).isPresent();
                Optional<String> id = SimulatedEvent.id(reply, "id");
                if (same && id.isPresent()) {
                    return new Accepted(id.get());
                }
            }
            return settled ? new Rejected(ErrorClass.FATAL, "channel.not-there") : new Unknown("channel.too-early");
        } catch (IOException e) {
            return new Unknown("channel.unreached");
        }
    }
}
