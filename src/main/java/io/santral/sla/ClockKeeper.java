package io.santral.sla;

import io.santral.cases.CaseClosed;
import io.santral.cases.CaseOpened;
import io.santral.cases.CaseRef;
import io.santral.cases.CaseRegrouped;
import io.santral.cases.InteractionAttached;
import io.santral.sla.ledger.Entry;
import io.santral.sla.store.ClockStore;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Starts, stops and ends the clocks as cases live, in the teller's transaction (src/docs/adr/0009). A first response clock starts
 * with the case and stops with the first message of the brand, each by the provider's time. A customer's next message changes
 * nothing. Closing an unanswered case is no answer: the clock ends, and the target is missed unless an answer is still seen.
 */
@ApplicationScoped
class ClockKeeper {
    /** A provider's time that lies farther ahead is no time at which somebody worked. */
    private static final Duration LONGEST_WORKED = Duration.ofDays(3650);

    @Inject
    ClockStore store;

    @Inject
    Contracts contracts;

    @Inject
    Clock clock;

    @Inject
    Event<ClockMoved> moved;

    void on(@Observes @Priority(Interceptor.Priority.APPLICATION) CaseOpened opened) {
        start(opened.ref(), micros(opened.at()));
    }

    /** What is left of the case is told from the beginning; what was told before stays in the ledger, and counts no longer. */
    void on(@Observes @Priority(Interceptor.Priority.APPLICATION) CaseRegrouped regrouped) {
        CaseRef ref = regrouped.ref();
        for (Target target : store.targets(ref)) {
            append(ref, target, new Entry.Retold(micros(clock.instant())), version(contracts.current()), "regrouped");
        }
        regrouped.askedFirst().ifPresent(at -> start(ref, micros(at)));
        regrouped
                .answeredFirst()
                .ifPresent(at -> store.lock(ref, Target.FIRST_RESPONSE)
                        .ifPresent(running -> answered(ref, running, micros(at))));
        regrouped.closedAt().ifPresent(at -> close(ref, micros(at)));
    }

    private void start(CaseRef ref, Instant at) {
        contracts.current().ifPresent(contract -> {
            for (Promise promise : contract.promises()) {
                Entry start = new Entry.Started(at, micros(promise.time().deadline(at, promise.within())));
                append(ref, promise.target(), start, contract.version(), promise.reason());
            }
        });
    }

    void on(@Observes @Priority(Interceptor.Priority.APPLICATION) InteractionAttached attached) {
        if (!attached.inbound()) {
            store.lock(attached.ref(), Target.FIRST_RESPONSE)
                    .ifPresent(running -> answered(attached.ref(), running, micros(attached.at())));
        }
    }

    private void answered(CaseRef ref, ClockView running, Instant at) {
        // An answer seen late may still be the first one.
        if (running.stoppedAt().isEmpty() || at.isBefore(running.stoppedAt().get())) {
            Optional<ServiceContract> contract = contracts.current();
            Optional<Duration> worked = contract.flatMap(now -> now.promise(running.target()))
                    .filter(promise -> at.isBefore(running.startedAt().plus(LONGEST_WORKED)))
                    .map(promise -> promise.time().worked(running.startedAt(), at));
            append(ref, running.target(), new Entry.Stopped(at, worked), version(contract), "answered");
        }
    }

    void on(@Observes @Priority(Interceptor.Priority.APPLICATION) CaseClosed closed) {
        close(closed.ref(), micros(closed.at()));
    }

    private void close(CaseRef ref, Instant at) {
        for (Target target : Target.values()) {
            store.lock(ref, target)
                    .filter(running ->
                            running.stoppedAt().isEmpty() && running.closedAt().isEmpty())
                    .ifPresent(running -> append(
                            ref,
                            target,
                            new Entry.Closed(at),
                            version(contracts.current()),
                            "closed without an answer"));
        }
    }

    private void append(CaseRef ref, Target target, Entry entry, int version, String reason) {
        if (store.append(ref, target, entry, version, reason, micros(clock.instant()))) {
            moved.fire(new ClockMoved(ref, target));
        }
    }

    private static int version(Optional<ServiceContract> contract) {
        return contract.map(ServiceContract::version).orElse(0);
    }

    /** As fine as the database keeps it, so that what is compared is what is stored. */
    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
