package io.santral.security.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The log-ins of this node, so that the provider's log-out ends them at once. In a cluster the provider tells one node; on the
 * others a log-in ends when its tokens are to be renewed and the provider refuses, within the life of an access token.
 */
@ApplicationScoped
class Sessions {
    /** Who comes when as many are in gets "try later": a bound for memory, far above what a node serves. */
    private static final int MOST = 20_000;

    private static final Logger LOG = System.getLogger(Sessions.class.getName());
    private static final String LOGIN = Login.class.getName();

    @Inject
    OpenIdProvider provider;

    @Inject
    Clock clock;

    private final Map<String, HttpSession> living = new ConcurrentHashMap<>();
    /** One renewal at a time a session: a page asks for many things at once, and a refresh token may be good for one use. */
    private final Object[] turns =
            IntStream.range(0, 64).mapToObj(i -> new Object()).toArray();

    /** Starts a session of its own for the log-in: nothing of the one before, its id least of all, goes on. */
    void open(HttpServletRequest request, Login login) throws Unreachable {
        if (living.size() >= MOST) {
            throw new Unreachable("as many are logged in as this node takes: " + MOST);
        }
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setAttribute(LOGIN, login);
        living.put(session.getId(), session);
    }

    /** The log-in of the request's session, renewed if it was due; empty if there is none, or it ended. */
    Optional<Login> current(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        try {
            Login login = in(session);
            if (login == null) {
                return Optional.empty();
            }
            living.putIfAbsent(session.getId(), session);
            return login.isDue(clock.instant()) ? renewed(session) : Optional.of(login);
        } catch (IllegalStateException e) {
            // Ended by somebody else while we looked.
            return Optional.empty();
        }
    }

    /** Ends the request's session; what its log-in was. */
    Optional<Login> close(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        try {
            Optional<Login> login = Optional.ofNullable(in(session));
            session.invalidate();
            return login;
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** Ends every session of this node that the provider's news is about; how many. */
    int end(Login.Ended ended) {
        int count = 0;
        for (HttpSession session : living.values()) {
            try {
                Login login = in(session);
                if (login != null && login.isEndedBy(ended)) {
                    session.invalidate();
                    count++;
                }
            } catch (IllegalStateException e) {
                LOG.log(Level.DEBUG, "a session ended by itself meanwhile");
            }
        }
        return count;
    }

    /** The session is over; whose it was, if that person has no other one here. */
    Optional<String> forget(HttpSession session) {
        living.remove(session.getId());
        Optional<String> username = username(session);
        return username.filter(
                gone -> living.values().stream().map(Sessions::username).noneMatch(username::equals));
    }

    private static Optional<String> username(HttpSession session) {
        try {
            return Optional.ofNullable(in(session)).map(Login::username);
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private Optional<Login> renewed(HttpSession session) {
        synchronized (turns[Math.floorMod(session.getId().hashCode(), turns.length)]) {
            Login login = in(session);
            Instant now = clock.instant();
            if (login == null || !login.isDue(now)) {
                return Optional.ofNullable(login);
            }
            try {
                Login renewed = provider.renew(login);
                session.setAttribute(LOGIN, renewed);
                return Optional.of(renewed);
            } catch (Declined e) {
                LOG.log(Level.INFO, "a session ended: {0}", e.getMessage());
            } catch (Unreachable e) {
                LOG.log(Level.WARNING, "a session was not renewed: {0}", e.getMessage());
                if (!login.isOver(now)) {
                    Login later = login.later(now);
                    session.setAttribute(LOGIN, later);
                    return Optional.of(later);
                }
            }
            session.invalidate();
            return Optional.empty();
        }
    }

    private static @Nullable Login in(HttpSession session) {
        return (Login) session.getAttribute(LOGIN);
    }
}
