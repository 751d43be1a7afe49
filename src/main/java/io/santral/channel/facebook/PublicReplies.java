package io.santral.channel.facebook;

import io.santral.channel.Account;
import io.santral.channel.Fields;
import io.santral.channel.Outbound;
import io.santral.channel.OutboundMessage;
import io.santral.channel.PolicyVerdict;
import io.santral.channel.SendOutcome;
import io.santral.channel.SendOutcome.Accepted;
import io.santral.channel.SendOutcome.ErrorClass;
import io.santral.channel.SendOutcome.Rejected;
import io.santral.channel.SendOutcome.Retry;
import io.santral.channel.SendOutcome.Unknown;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLHandshakeException;

/** The brand's public answers under comments, posts, mentions and ratings. */
final class PublicReplies implements Outbound {
    /** Characters of a comment, as Facebook's own box has it. */
    static final int MAX_CHARACTERS = 8000;

    /** Pages of a hundred comments that a look for our own reads before it says that it cannot tell. */
    static final int MAX_PAGES = 20;

    private static final Duration UNREACHED = Duration.ofSeconds(10);
    /** Graph's times have no fractions, and its clock is not ours. */
    private static final Duration SKEW = Duration.ofSeconds(2);

    private static final Logger LOG = Logger.getLogger(PublicReplies.class.getName());

    private final Graph graph;
    private final Clock clock;
    private final Function<Account, Optional<String>> token;
    private final Duration settle;

    /** @param settle after this much time what was accepted can be read, so that what is not there was not accepted */
    PublicReplies(Graph graph, Clock clock, Function<Account, Optional<String>> token, Duration settle) {
        this.graph = graph;
        this.clock = clock;
        this.token = token;
        this.settle = settle;
    }

    @Override
    public PolicyVerdict policy(OutboundMessage draft) {
        return new PolicyVerdict.Allowed(MAX_CHARACTERS);
    }

    @Override
    public SendOutcome send(Account account, OutboundMessage message) {
        if (message.text().isBlank() || message.text().length() > MAX_CHARACTERS) {
            return new Rejected(ErrorClass.CONTENT, "channel.length");
        }
        Optional<String> accessToken = token.apply(account);
        if (accessToken.isEmpty()) {
            return new Rejected(ErrorClass.REAUTH, "channel.no-token");
        }
        Graph.Answer answer;
        try {
            answer = graph.comment(accessToken.get(), target(message), message.text());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "account {0}: {1}", new Object[] {
                account.id(), e.getClass().getSimpleName()
            });
            return unreached(e) ? new Retry(UNREACHED, "channel.unreached") : new Unknown("channel.unclear");
        }
        if (answer.successful()) {
            return answer.json()
                    .id("id")
                    .<SendOutcome>map(Accepted::new)
                    .orElseGet(() -> new Unknown("channel.unclear"));
        }
        GraphError error = GraphError.of(answer);
        // Meta's support asks for the trace. Its message is left out: it quotes what was sent.
        LOG.log(Level.WARNING, "account {0}: {1}", new Object[] {account.id(), error});
        return error.outcome(answer, clock.instant());
    }

    @Override
    public SendOutcome reconcile(Account account, OutboundMessage message) {
        Optional<String> accessToken = token.apply(account);
        if (accessToken.isEmpty()) {
            return new Unknown("channel.no-token");
        }
        try {
            return look(accessToken.get(), account, message);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "account {0}: {1}", new Object[] {
                account.id(), e.getClass().getSimpleName()
            });
            return new Unknown("channel.unreached");
        }
    }

    private SendOutcome look(String accessToken, Account account, OutboundMessage message) throws IOException {
        // Asked before the look: what is accepted while we read may be missed.
        boolean settled = clock.instant().isAfter(message.notBefore().plus(settle));
        Optional<String> after = Optional.empty();
        for (int page = 0; page < MAX_PAGES; page++) {
            Graph.Answer answer = graph.comments(accessToken, target(message), after);
            Fields body = answer.json();
            if (!answer.successful() || body.array("data").isEmpty()) {
                return unread(account, answer);
            }
            for (JsonValue comment : body.array("data").get()) {
                Fields there = Fields.of(comment);
                if (same(there, account, message)) {
                    return there.id("id")
                            .<SendOutcome>map(Accepted::new)
                            .orElseGet(() -> new Unknown("channel.unclear"));
                }
            }
            after = body.object("paging").object("cursors").text("after").filter(cursor -> !cursor.isEmpty());
            if (after.isEmpty() || !body.object("paging").has("next")) {
                return settled ? new Rejected(ErrorClass.FATAL, "channel.not-there") : new Unknown("channel.too-early");
            }
        }
        return new Unknown("channel.too-many");
    }

    private SendOutcome unread(Account account, Graph.Answer answer) {
        GraphError error = GraphError.of(answer);
        LOG.log(Level.WARNING, "account {0}: {1}", new Object[] {account.id(), error});
        boolean gone = error.outcome(answer, clock.instant()) instanceof Rejected r
                && r.reason().equals("channel.gone");
        // What ours would hang under is gone, and ours with it.
        return gone ? new Rejected(ErrorClass.RECIPIENT_UNREACHABLE, "channel.gone") : new Unknown("channel.unreached");
    }

    private static boolean same(Fields there, Account account, OutboundMessage message) {
        Instant earliest = message.notBefore().truncatedTo(ChronoUnit.SECONDS).minus(SKEW);
        return there.text("message").map(PublicReplies::plain).equals(Optional.of(plain(message.text())))
                && there.object("from")
                        .id("id")
                        .filter(account.externalId()::equals)
                        .isPresent()
                && there.time("created_time")
                        .filter(time -> !time.isBefore(earliest))
                        .isPresent();
    }

    /** Text as it survives the way there and back: Facebook trims it and writes line ends in its own way. */
    private static String plain(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    /** Facebook shows two levels: the answer to an answer stands beside it, under what both answer. */
    private static String target(OutboundMessage message) {
        return message.parent()
                .filter(parent -> !parent.equals(message.thread()))
                .orElse(message.inReplyTo());
    }

    /** Whether it failed before the request left. Java tells the two timeouts apart by their text alone. */
    private static boolean unreached(IOException e) {
        return e instanceof ConnectException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException
                || e instanceof SSLHandshakeException
                || (e instanceof SocketTimeoutException && "Connect timed out".equalsIgnoreCase(e.getMessage()));
    }
}
