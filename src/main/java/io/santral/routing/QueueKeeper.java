package io.santral.routing;

import io.santral.cases.CaseClosed;
import io.santral.cases.CaseOpened;
import io.santral.cases.CaseRef;
import io.santral.cases.CaseRegrouped;
import io.santral.cases.InteractionAttached;
import io.santral.routing.choice.Agent;
import io.santral.routing.choice.ServingPool;
import io.santral.routing.store.QueueStore;
import io.santral.routing.store.UnifiedQueue;
import io.santral.sla.Sla;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Keeps the queue as cases live, in the teller's transaction and after the clocks have moved. A case is in the queue while its
 * customer waits for the brand: it comes in when it opens, leaves when it is answered or closed, and comes back, to the same agent
 * if they are there, when the customer writes again.
 */
@ApplicationScoped
class QueueKeeper {
    /** Behind the clocks, whose deadlines are asked for here. */
    private static final int AFTER_CLOCKS = Interceptor.Priority.APPLICATION + 100;

    @Inject
    QueueStore store;

    @Inject
    Sla sla;

    @Inject
    Clock clock;

    @Inject
    Event<QueueChanged> changed;

    void on(@Observes @Priority(AFTER_CLOCKS) CaseOpened opened) {
        enter(opened.ref(), micros(opened.at()));
    }

    void on(@Observes @Priority(AFTER_CLOCKS) InteractionAttached attached) {
        CaseRef ref = attached.ref();
        Instant at = micros(attached.at());
        Optional<QueueStore.Entry> entry = store.lock(ref);
        if (attached.inbound()) {
            if (entry.isEmpty()) {
                enter(ref, at);
            } else {
                refresh(entry.get(), at);
            }
        } else if (entry.isPresent()) {
            answered(entry.get(), at);
        }
    }

    void on(@Observes @Priority(AFTER_CLOCKS) CaseClosed closed) {
        store.forget(closed.ref());
        store.lock(closed.ref()).ifPresent(this::leave);
    }

    void on(@Observes @Priority(AFTER_CLOCKS) CaseRegrouped regrouped) {
        CaseRef ref = regrouped.ref();
        Optional<QueueStore.Entry> entry = store.lock(ref);
        Optional<Instant> asked = regrouped.askedLast().filter(at -> regrouped.waits());
        if (asked.isEmpty()) {
            entry.ifPresent(this::leave);
        } else if (entry.isEmpty()) {
            enter(ref, micros(asked.get()));
        } else {
            refresh(entry.get(), micros(asked.get()));
        }
    }

    /** An answer from before the customer's last message answers something else. */
    private void answered(QueueStore.Entry entry, Instant at) {
        if (at.isBefore(entry.askedAt())) {
            refresh(entry, entry.askedAt());
            return;
        }
        if (entry.taken()) {
            entry.person().ifPresent(person -> store.remember(entry.ref(), person, at));
        }
        leave(entry);
    }

    /**
     * @throws IllegalArgumentException if no pool serves the brand: the contact is then quarantined and not lost in a queue that
     *     nobody sees
     */
    private void enter(CaseRef ref, Instant askedAt) {
        ServingPool.Choice choice = ServingPool.choose(store.pools(ref.tenant()));
        if (store.add(ref, choice.pool(), due(ref), askedAt, micros(clock.instant()), choice.reason())) {
            store.lastAgent(ref).ifPresent(last -> giveBack(ref, last));
            changed.fire(new QueueChanged(ref, choice.pool()));
        }
    }

    private void giveBack(CaseRef ref, Agent last) {
        Agent.Verdict verdict = last.mayBeGiven(() -> store.take(ref, last.person(), last.capacity(), "same-agent"));
        if (!verdict.free()) {
            store.free(ref, verdict.reason());
        }
    }

    private void refresh(QueueStore.Entry entry, Instant askedAt) {
        store.refresh(entry.ref(), due(entry.ref()), askedAt);
        changed.fire(new QueueChanged(entry.ref(), entry.pool()));
    }

    private void leave(QueueStore.Entry entry) {
        store.remove(entry.ref());
        changed.fire(new QueueChanged(entry.ref(), entry.pool()));
    }

    private Instant due(CaseRef ref) {
        return sla.due(ref).orElse(UnifiedQueue.NO_DEADLINE);
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
