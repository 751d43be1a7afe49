package io.santral.console;

import static jakarta.enterprise.event.TransactionPhase.AFTER_SUCCESS;

import io.santral.cases.CaseChanged;
import io.santral.cases.CaseClosed;
import io.santral.cases.CaseRef;
import io.santral.cases.InteractionAttached;
import io.santral.reply.ReplyMoved;
import io.santral.routing.PresenceChanged;
import io.santral.routing.QueueChanged;
import io.santral.security.Permission;
import io.santral.sla.ClockMoved;
import io.santral.tenancy.TenantId;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bell of the desk: tells open pages to look again, and never what there is to see. News are told after their transaction is
 * committed; many within a moment are one ring.
 *
 * <p>Every ring has a number. A page notes the number before it looks and shows it when its socket opens, so that what happened
 * between the two is rung for at once.
 */
@ApplicationScoped
class Live {
    /** News within this time are one ring. */
    private static final long GATHER_MILLIS = 40;

    /** Between two rings for the same page lies at least this. */
    private static final long REST_MILLIS = 400;

    private static final int MOST_WATCHERS = 20_000;

    @Resource
    ManagedScheduledExecutorService timer;

    private final Map<String, Watcher> watchers = new ConcurrentHashMap<>();
    private final Map<TenantId, Long> rung = new ConcurrentHashMap<>();
    private final AtomicLong bell = new AtomicLong();

    /** The number of the newest ring. */
    long now() {
        return bell.get();
    }

    /** Rings for the watcher from now on; false if the house is full. */
    boolean enter(Watcher watcher, long since) {
        if (watchers.size() >= MOST_WATCHERS) {
            return false;
        }
        watchers.put(watcher.id(), watcher);
        boolean missed = rung.entrySet().stream()
                .anyMatch(ring -> ring.getValue() > since && watcher.actor().may(Permission.SEE_CASES, ring.getKey()));
        if (missed) {
            ring(watcher, true);
        }
        return true;
    }

    void leave(String watcher) {
        watchers.remove(watcher);
    }

    /** Whoever logs out is told nothing more. */
    void hangUp(String httpSession) {
        watchers.values().stream()
                .filter(watcher -> watcher.httpSession().equals(httpSession))
                .forEach(Watcher::close);
    }

    void on(@Observes(during = AFTER_SUCCESS) QueueChanged event) {
        number(event.tenant());
        watchers.values().stream()
                .filter(watcher -> watcher.actor().may(Permission.SEE_CASES, event.tenant()))
                .forEach(watcher -> ring(watcher, watcher.looksAt(event.ref())));
    }

    /** Whoever has several pages open sees the same of themselves in all of them. */
    void on(@Observes PresenceChanged event) {
        watchers.values().stream()
                .filter(watcher -> watcher.actor().person() == event.person())
                .forEach(watcher -> ring(watcher, false));
    }

    void on(@Observes(during = AFTER_SUCCESS) InteractionAttached event) {
        ringAt(event.ref());
    }

    void on(@Observes(during = AFTER_SUCCESS) CaseClosed event) {
        ringAt(event.ref());
    }

    void on(@Observes(during = AFTER_SUCCESS) CaseChanged event) {
        ringAt(event.ref());
    }

    void on(@Observes(during = AFTER_SUCCESS) ClockMoved event) {
        ringAt(event.ref());
    }

    void on(@Observes(during = AFTER_SUCCESS) ReplyMoved event) {
        ringAt(event.ref());
    }

    private void ringAt(CaseRef ref) {
        number(ref.tenant());
        watchers.values().stream().filter(watcher -> watcher.looksAt(ref)).forEach(watcher -> ring(watcher, true));
    }

    private void number(TenantId tenant) {
        rung.put(tenant, bell.incrementAndGet());
    }

    private void ring(Watcher watcher, boolean atCase) {
        if (watcher.gather(atCase)) {
            long rest = watcher.restMillis(REST_MILLIS);
            CompletableFuture.delayedExecutor(Math.max(GATHER_MILLIS, rest), TimeUnit.MILLISECONDS, timer)
                    .execute(watcher::ring);
        }
    }
}
