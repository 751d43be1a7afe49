package io.santral.simulator;

import io.santral.simulator.GraphEndpoint.Answer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/** What goes wrong with the next answers that the Graph API is sent. Ordered once, taken in that order. */
final class Faults {
    private static final int MAX = 10_000;

    enum Kind {
        /** 429, error 4; with {@code Retry-After} if seconds are given. */
        THROTTLED,
        /** 500, error 1, and nothing was stored. */
        SERVER_ERROR,
        /** 503 of some proxy, without a body of Graph's form; nothing was stored. */
        UNAVAILABLE,
        /** 401, error 190. */
        TOKEN_DEAD,
        /** 403, error 200. */
        FORBIDDEN,
        /** 400, error 368. */
        BLOCKED,
        /** The connection is cut; nothing was stored. */
        CUT,
        /** It is stored, and then the connection is cut. */
        STORED_THEN_CUT,
        /** It is stored, and the answer comes only after the given seconds, then as a cut connection. */
        STORED_THEN_TIMEOUT,
        /** It is stored, and the answer is 500. */
        STORED_THEN_ERROR;

        static Optional<Kind> of(String name) {
            String constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
            for (Kind kind : values()) {
                if (kind.name().equals(constant)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * One answer that goes wrong.
     *
     * @param page only for this page's token; empty for all
     * @param seconds what the kind makes of it; 0 if not given
     */
    record Fault(Kind kind, String page, int seconds) {
        boolean stores() {
            return kind.name().startsWith("STORED");
        }

        long holdMillis() {
            return kind == Kind.STORED_THEN_TIMEOUT ? seconds * 1000L : 0;
        }

        Answer answer() {
            return switch (kind) {
                case THROTTLED -> {
                    Answer answer = Answer.error(429, 4, 0, "OAuthException", "(#4) Application request limit reached");
                    yield seconds > 0 ? answer.with("Retry-After", Integer.toString(seconds)) : answer;
                }
                case SERVER_ERROR, STORED_THEN_ERROR ->
                    Answer.error(500, 1, 0, "OAuthException", "An unknown error occurred");
                case UNAVAILABLE -> new Answer(503, Answer.cut().json(), java.util.Map.of());
                case TOKEN_DEAD -> Answer.error(401, 190, 463, "OAuthException", "Error validating access token");
                case FORBIDDEN -> Answer.error(403, 200, 0, "OAuthException", "(#200) Permissions error");
                case BLOCKED -> Answer.error(400, 368, 0, "OAuthException", "(#368) The action was deemed abusive");
                case CUT, STORED_THEN_CUT, STORED_THEN_TIMEOUT -> Answer.cut();
            };
        }
    }

    private final Deque<Fault> ordered = new ArrayDeque<>();

    synchronized void order(Fault fault, int times) {
        if (ordered.size() + times > MAX) {
            throw new Exchange.BadRequest("at most " + MAX + " faults");
        }
        for (int i = 0; i < times; i++) {
            ordered.add(fault);
        }
    }

    synchronized void clear() {
        ordered.clear();
    }

    synchronized int left() {
        return ordered.size();
    }

    synchronized Optional<Fault> take(String page) {
        Optional<Fault> next = ordered.stream()
                .filter(f -> f.page().isEmpty() || f.page().equals(page))
                .findFirst();
        next.ifPresent(ordered::removeFirstOccurrence);
        return next;
    }
}
