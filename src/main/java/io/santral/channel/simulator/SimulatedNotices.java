package io.santral.channel.simulator;

import io.santral.channel.Account;
import io.santral.channel.Fields;
import io.santral.channel.InboundEvent.Kind;
import io.santral.channel.Notice;
import io.santral.channel.Notices;
import io.santral.channel.SendOutcome;
import io.santral.channel.SendOutcome.Accepted;
import io.santral.channel.SendOutcome.ErrorClass;
import io.santral.channel.SendOutcome.Rejected;
import io.santral.channel.SendOutcome.Retry;
import io.santral.channel.SendOutcome.Unknown;
import jakarta.json.JsonArray;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What comes to the telephones and mailboxes of the invented people. */
final class SimulatedNotices implements Notices {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** What the simulator takes it shows at once; this much is for the way there. */
    private static final Duration SETTLE = Duration.ofSeconds(20);

    private final Wire wire;
    private final Clock clock;
    private final Function<Account, Optional<String>> token;

    SimulatedNotices(Wire wire, Clock clock, Function<Account, Optional<String>> token) {
        this.wire = wire;
        this.clock = clock;
        this.token = token;
    }

    @Override
    public Optional<Kind> reaches(Account account) {
        if (account.externalId().endsWith("-mail")) {
            return Optional.of(Kind.MAIL);
        }
        return account.externalId().endsWith("-sms") ? Optional.of(Kind.SMS) : Optional.empty();
    }

    @Override
    public SendOutcome send(Account account, Notice notice) {
        Optional<String> accessToken = token.apply(account);
        if (accessToken.isEmpty()) {
            return new Rejected(ErrorClass.REAUTH, "channel.no-token");
        }
        String json = Fields.JSON
                .createObjectBuilder()
                .add("account", account.externalId())
                .add("key", notice.key())
                .add("kind", notice.kind().name().toLowerCase(Locale.ROOT))
                .add("to", notice.to())
                .add("subject", notice.subject())
                .add("text", notice.text())
                .build()
                .toString();
        try {
            return SimulatedReplies.outcome(wire.send(accessToken.get(), json));
        } catch (ConnectException | UnknownHostException e) {
            return new Retry(PAUSE, "channel.unreached");
        } catch (IOException e) {
            return new Unknown("channel.unclear");
        }
    }

    @Override
    public SendOutcome reconcile(Account account, String key, Instant notBefore) {
        // Asked before the look: what is taken while we read may be missed.
        boolean settled = clock.instant().isAfter(notBefore.plus(SETTLE));
        Optional<String> accessToken = token.apply(account);
        if (accessToken.isEmpty()) {
            return new Unknown("channel.no-token");
        }
        try {
            Wire.Answer answer = wire.sent(accessToken.get(), account.externalId(), key);
            Optional<JsonArray> notices = Fields.lenient(answer.body()).array("notices");
            if (answer.status() != 200 || notices.isEmpty()) {
                return new Unknown("channel.unreached");
            }
            Optional<String> id =
                    notices.get().stream().findFirst().flatMap(value -> SimulatedEvent.id(Fields.of(value), "id"));
            if (id.isPresent()) {
                return new Accepted(id.get());
            }
            return settled ? new Rejected(ErrorClass.FATAL, "channel.not-there") : new Unknown("channel.too-early");
        } catch (IOException e) {
            return new Unknown("channel.unreached");
        }
    }
}
