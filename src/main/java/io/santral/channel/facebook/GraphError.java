package io.santral.channel.facebook;

import io.santral.channel.Fields;
import io.santral.channel.SendOutcome;
import io.santral.channel.SendOutcome.ErrorClass;
import io.santral.channel.SendOutcome.Rejected;
import io.santral.channel.SendOutcome.Retry;
import io.santral.channel.SendOutcome.Unknown;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A refusal of the Graph API: {@code {"error": {message, type, code, error_subcode, is_transient, fbtrace_id}}}.
 *
 * <p>"Certainly not sent" is said only where the provider says so. The codes 1, 2 and -1, {@code is_transient} and every 5xx do
 * not: comments were seen to stand although the call had failed so. Those are {@link Unknown}, and a look at the comments
 * decides. 506 ("identical to the last one") too: it is what a second try gets when the first one was stored.
 *
 * @param code 0 if there was none
 * @see <a href="https://developers.facebook.com/docs/graph-api/guides/error-handling/">Handling errors</a>
 */
record GraphError(int status, int code, int subcode, boolean isTransient, String trace) {
    private static final Duration THROTTLED = Duration.ofMinutes(1);
    private static final Duration SPENT = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    static GraphError of(Graph.Answer answer) {
        Fields error = answer.json().object("error");
        return new GraphError(
                answer.status(),
                number(error.text("code")),
                number(error.text("error_subcode")),
                error.isTrue("is_transient"),
                error.text("fbtrace_id")
                        .filter(t -> t.matches("[\\x21-\\x7E]{1,64}"))
                        .orElse("-"));
    }

    private static int number(Optional<String> text) {
        return text.filter(t -> t.matches("-?[0-9]{1,9}")).map(Integer::valueOf).orElse(0);
    }

    SendOutcome outcome(Graph.Answer answer, Instant now) {
        if (throttled()) {
            return new Retry(pause(answer, now), "channel.throttled");
        }
        return switch (code) {
            case 190, 102 -> rejected(ErrorClass.REAUTH, "channel.reauth");
            case 551 -> rejected(ErrorClass.RECIPIENT_UNREACHABLE, "channel.unreachable");
            case 368 -> rejected(ErrorClass.PERMISSION, "channel.blocked");
            case 803 -> rejected(ErrorClass.RECIPIENT_UNREACHABLE, "channel.gone");
            case 1, 2, -1 -> new Unknown("channel.unclear");
            case 506 -> new Unknown("channel.duplicate");
            default -> bySubcode();
        };
    }

    private SendOutcome bySubcode() {
        return switch (subcode) {
            case 2018278, 2534022 -> rejected(ErrorClass.POLICY_WINDOW, "channel.window");
            case 2018108, 1545041 -> rejected(ErrorClass.RECIPIENT_UNREACHABLE, "channel.unreachable");
            case 33 -> code == 100 ? rejected(ErrorClass.RECIPIENT_UNREACHABLE, "channel.gone") : byStatus();
            default -> byStatus();
        };
    }

    private SendOutcome byStatus() {
        if (status >= 500 || status == 408 || isTransient) {
            return new Unknown("channel.unclear");
        }
        if (code == 10 || code == 3 || (code >= 200 && code <= 299) || (code == 0 && status == 403)) {
            return rejected(ErrorClass.PERMISSION, "channel.permission");
        }
        return code == 0 && status == 401
                ? rejected(ErrorClass.REAUTH, "channel.reauth")
                : rejected(ErrorClass.FATAL, "channel.refused");
    }

    private static Rejected rejected(ErrorClass error, String reason) {
        return new Rejected(error, reason);
    }

    private boolean throttled() {
        return status == 429
                || code == 4
                || code == 17
                || code == 32
                || code == 613
                || (code >= 80_000 && code <= 80_014);
    }

    /** The longest of what the provider names, within an hour. */
    private static Duration pause(Graph.Answer answer, Instant now) {
        Optional<Duration> named = Stream.of(
                        answer.header("retry-after").flatMap(text -> retryAfter(text, now)),
                        answer.header("x-business-use-case-usage").flatMap(GraphError::regained),
                        answer.header("x-app-usage").filter(GraphError::spent).map(u -> SPENT))
                .flatMap(Optional::stream)
                .max(Duration::compareTo);
        return named.map(pause -> pause.compareTo(LONGEST) > 0 ? LONGEST : pause)
                .filter(pause -> pause.compareTo(Duration.ZERO) > 0)
                .orElse(THROTTLED);
    }

    /** Seconds or an HTTP date (RFC 9110, 10.2.3). */
    private static Optional<Duration> retryAfter(String text, Instant now) {
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                    .toInstant();
            return Optional.of(Duration.between(now, then));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code {"<business>": [{…, "estimated_time_to_regain_access": <minutes>}]}}. */
    private static Optional<Duration> regained(String usage) {
        Fields businesses = Fields.lenient(usage);
        return businesses.json().keySet().stream()
                .flatMap(business -> businesses.array(business).stream())
                .flatMap(Collection::stream)
                .map(Fields::of)
                .map(use -> number(use.text("estimated_time_to_regain_access")))
                .max(Integer::compare)
                .filter(minutes -> minutes > 0)
                .map(Duration::ofMinutes);
    }

    /** {@code {"call_count": 100, "total_time": 25, "total_cputime": 25}} in per cent of an hour's share. */
    private static boolean spent(String usage) {
        Fields shares = Fields.lenient(usage);
        return Stream.of("call_count", "total_time", "total_cputime")
                .anyMatch(share -> number(shares.text(share)) >= 100);
    }
}
