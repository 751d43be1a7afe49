package io.santral.console;

import io.santral.cases.CaseRef;
import io.santral.security.Actor;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An open page of a person, at the queue or at one case. */
final class Watcher {
    private static final Logger LOG = Logger.getLogger(Watcher.class.getName());

    private final Session socket;
    private final Actor actor;
    private final String httpSession;
    private final Optional<CaseRef> looksAt;
    private final AtomicBoolean gathering = new AtomicBoolean();
    private volatile boolean atCase;
    private volatile long rangAt = System.nanoTime() - TimeUnit.HOURS.toNanos(1);

    Watcher(Session socket, Actor actor, String httpSession, Optional<CaseRef> looksAt) {
        this.socket = socket;
        this.actor = actor;
        this.httpSession = httpSession;
        this.looksAt = looksAt;
    }

    String id() {
        return socket.getId();
    }

    Actor actor() {
        return actor;
    }

    String httpSession() {
        return httpSession;
    }

    boolean looksAt(CaseRef ref) {
        return looksAt.filter(ref::equals).isPresent();
    }

    /** Notes that there is news; true for the first since the last ring, which then has to be rung. */
    boolean gather(boolean newsAtCase) {
        if (newsAtCase) {
            atCase = true;
        }
        return gathering.compareAndSet(false, true);
    }

    /** How long to wait so that so much time lies between two rings. */
    long restMillis(long between) {
        return between - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - rangAt);
    }

    void ring() {
        rangAt = System.nanoTime();
        gathering.set(false);
        String news = atCase ? "case" : "queue";
        atCase = false;
        if (socket.isOpen()) {
            socket.getAsyncRemote().sendText(news, result -> {
                if (!result.isOK()) {
                    LOG.log(Level.FINE, "A page did not hear the bell", result.getException());
                }
            });
        }
    }

    void close() {
        try {
            socket.close(new CloseReason(CloseReason.CloseCodes.GOING_AWAY, "logged out"));
        } catch (IOException e) {
            LOG.log(Level.FINE, "A socket was gone before it was closed", e);
        }
    }
}
