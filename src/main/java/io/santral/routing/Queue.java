package io.santral.routing;

import io.santral.cases.CaseRef;
import io.santral.routing.choice.Agent;
import io.santral.routing.store.QueueStore;
import io.santral.routing.store.UnifiedQueue;
import io.santral.security.Actor;
import io.santral.security.Actors;
import io.santral.security.LoggedIn;
import io.santral.security.LoggedOut;
import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.shared.NotThere;
import io.santral.shared.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The desk's one queue over all brands that the caller serves. What reads over brands runs outside any transaction; what changes
 * an entry runs in one, in the brand's scope (src/docs/adr/0010).
 */
@ApplicationScoped
public class Queue {
    /** How long an offer stands. */
    public static final int OFFER_SECONDS = 20;

    /** The longest page. */
    public static final int MOST_LINES = 200;

    /** How many cases are tried at once, and how often more are looked for, while colleagues are faster. */
    private static final int TRIED = 10;

    private static final int ROUNDS = 3;

    @Inject
    UnifiedQueue unified;

    @Inject
    QueueStore store;

    @Inject
    Actors actors;

    @Inject
    Event<QueueChanged> changed;

    @Inject
    Event<PresenceChanged> moved;

    /** This bean as others see it, with the gate and the transaction in front. */
    @Inject
    Queue gated;

    /**
     * What waits or is in work in the caller's pools, most urgent first: by deadline, then by the case's age; {@code after} is the
     * last line of the page before. At most 200.
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public List<QueueLine> lines(Optional<QueueLine> after, int limit) {
        if (limit < 1) {
            throw new Refused("queue.limit", "limit");
        }
        return unified.lines(person(), after, Math.min(limit, MOST_LINES));
    }

    /** The cases that the caller has taken, most urgent first. */
    @Transactional(TxType.NOT_SUPPORTED)
    public List<QueueLine> mine() {
        return unified.taken(person());
    }

    /**
     * Where the case stands, whichever pool it waits in; empty if nobody has to do anything about it.
     */
    @Requires(Permission.SEE_CASES)
    @Transactional
    public Optional<QueueLine> line(CaseRef ref) {
        return store.line(ref);
    }

    /** Gives the caller the most urgent waiting case and takes it for them; empty if none waits or their capacity is used up. */
    @Transactional(TxType.NOT_SUPPORTED)
    public Optional<CaseRef> next() {
        long person = person();
        for (int round = 0; round < ROUNDS; round++) {
            List<CaseRef> free = unified.free(person, TRIED);
            for (CaseRef ref : free) {
                Outcome outcome = tried(() -> gated.take(ref));
                if (outcome == Outcome.DONE) {
                    return Optional.of(ref);
                }
                if (outcome == Outcome.FULL) {
                    return Optional.empty();
                }
            }
            if (free.size() < TRIED) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private enum Outcome {
        DONE,
        LOST,
        FULL
    }

    private static Outcome tried(Runnable attempt) {
        try {
            attempt.run();
            return Outcome.DONE;
        } catch (NotThere gone) {
            return Outcome.LOST;
        } catch (Refused refused) {
            return refused.reason().equals("queue.full") ? Outcome.FULL : Outcome.LOST;
        }
    }

    /**
     * What is offered to the caller now. If nothing is, and the caller is ready and has a hand free, the most urgent waiting case
     * is offered to them for 20 seconds. Whoever wants it takes it; an offer that nobody takes lapses by itself and does not come
     * to the same person again, who may still take the case.
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public List<QueueLine> offers() {
        long person = person();
        List<QueueLine> standing = unified.offered(person);
        if (!standing.isEmpty()
                || !unified.agent(person).mayBeGiven(unified.hands(person)).free()) {
            return standing;
        }
        for (CaseRef ref : unified.offerable(person, TRIED)) {
            if (tried(() -> gated.offer(ref)) == Outcome.DONE) {
                return unified.offered(person);
            }
        }
        return List.of();
    }

    /**
     * Offers the case to the caller; for {@link #offers}, which comes through the gate as everybody does. Public, since in front of
     * a package-private method the container sets neither gate nor transaction.
     */
    @Requires(Permission.ANSWER)
    @Transactional
    public void offer(CaseRef ref) {
        QueueStore.Entry entry = waiting(ref);
        store.offer(ref, person(), OFFER_SECONDS, "most-urgent");
        tell(entry);
    }

    /** Lets an offer lapse before its time. One that has lapsed or was never made is none to decline: nothing changes. */
    @Requires(Permission.ANSWER)
    @Transactional
    public void decline(CaseRef ref) {
        long person = person();
        store.lock(ref)
                .filter(entry -> !entry.taken() && !entry.free() && entry.isWith(person))
                .ifPresent(entry -> {
                    store.offer(ref, person, 0, "declined");
                    tell(entry);
                });
    }

    /**
     * Takes the case for the caller, whether it waits or is offered to them. Who has it already, keeps it.
     *
     * @throws Refused {@code queue.gone} if there is nothing to do about it now, {@code queue.taken} if a colleague has it or
     *     thinks it over, {@code queue.full} at the caller's capacity
     */
    @Requires(value = Permission.ANSWER, audit = "case.taken")
    @Transactional
    public void take(CaseRef ref) {
        long person = person();
        QueueStore.Entry entry = store.lock(ref).orElseThrow(() -> new Refused("queue.gone", ""));
        if (entry.takenBy(person)) {
            return;
        }
        if (!entry.free() && (entry.taken() || !entry.isWith(person))) {
            throw new Refused("queue.taken", "");
        }
        Agent agent = store.agent(person);
        if (!store.take(ref, person, agent.capacity(), "taken")) {
            throw new Refused("queue.full", "");
        }
        tell(entry);
    }

    private QueueStore.Entry waiting(CaseRef ref) {
        return store.lock(ref).filter(QueueStore.Entry::free).orElseThrow(() -> new Refused("queue.taken", ""));
    }

    /**
     * Puts the case back for others. Only who has it may, and who leads the brand's work ({@link Permission#LEAD}).
     *
     * @throws Refused {@code queue.not-yours} if the caller may not, or nobody has it
     */
    @Requires(value = Permission.ANSWER, audit = "case.released")
    @Transactional
    public void release(CaseRef ref) {
        Actor actor = actors.current();
        QueueStore.Entry entry = store.lock(ref)
                .filter(QueueStore.Entry::taken)
                .filter(held -> held.takenBy(actor.person()) || actor.may(Permission.LEAD, ref.tenant()))
                .orElseThrow(() -> new Refused("queue.not-yours", ""));
        store.free(ref, "released");
        tell(entry);
    }

    /** Whether the caller wants to be given work; away until they say otherwise. */
    @Transactional(TxType.NOT_SUPPORTED)
    public Presence presence() {
        return unified.agent(person()).ready() ? Presence.READY : Presence.AWAY;
    }

    /**
     * The caller comes or goes, for all brands at once. What they have taken stays with them; what is offered to one who goes is
     * offered to others at once.
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public void presence(Presence presence) {
        long person = person();
        move(person, presence);
        if (presence == Presence.AWAY) {
            unified.offered(person).forEach(line -> tried(() -> gated.decline(line.ref())));
        }
    }

    /** Nobody is ready before they say so. */
    @Transactional(TxType.NOT_SUPPORTED)
    void on(@Observes LoggedIn news) {
        move(news.person(), Presence.AWAY);
    }

    /** Nothing is given to who has gone home. */
    @Transactional(TxType.NOT_SUPPORTED)
    void on(@Observes LoggedOut news) {
        move(news.person(), Presence.AWAY);
    }

    private void move(long person, Presence presence) {
        unified.presence(person, presence);
        moved.fire(new PresenceChanged(person));
    }

    /** The caller's pools, by name; who leads a brand's work sees all that serve it. */
    @Transactional(TxType.NOT_SUPPORTED)
    public List<PoolView> pools() {
        Actor actor = actors.current();
        Map<String, PoolView> pools = new LinkedHashMap<>();
        for (UnifiedQueue.Serving one : unified.serving(actor.person())) {
            if (one.mine() || actor.may(Permission.LEAD, one.tenant())) {
                pools.merge(
                        one.alias(),
                        new PoolView(one.alias(), one.name(), Set.of(one.tenant())),
                        (known, more) -> new PoolView(
                                known.alias(),
                                known.name(),
                                Stream.concat(known.brands().stream(), more.brands().stream())
                                        .collect(Collectors.toSet())));
            }
        }
        return List.copyOf(pools.values());
    }

    private long person() {
        return actors.current().person();
    }

    private void tell(QueueStore.Entry entry) {
        changed.fire(new QueueChanged(entry.ref(), entry.pool()));
    }
}
