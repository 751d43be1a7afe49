package io.santral.intake;

import io.santral.channel.Account;
import io.santral.channel.Accounts;
import io.santral.channel.ChannelConnector;
import io.santral.channel.Connectors;
import io.santral.channel.Envelope;
import io.santral.channel.InboundEvent;
import io.santral.channel.WebhookInbound;
import io.santral.intake.store.JournalStore;
import io.santral.intake.store.JournalStore.Pending;
import io.santral.intake.store.Payloads;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.shared.StoreFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came in and what became of it, for work inside the brand's scope. An event waits (PENDING) until a worker has made of it
 * what it says (DONE), or has found that we do not know its kind (UNSUPPORTED). One that fails rests and is tried again; after
 * {@value #TRIES} tries it is set apart (QUARANTINED) with its error, from where {@link Quarantine} puts it back into its lane. Events of one
 * conversation are worked on in the order in which they came, one worker at a time.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class Journal {
    static final int TRIES = 5;
    private static final int BATCH = 32;
    private static final int NOTE = 500;

    @Inject
    JournalStore store;

    @Inject
    Payloads payloads;

    @Inject
    Accounts accounts;

    @Inject
    Connectors connectors;

    @Inject
    Interactions interactions;

    /** An event that could not be worked on. The transaction is gone; {@link #failed} remembers it. */
    static final class Indigestible extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final long event;

        Indigestible(long event, RuntimeException cause) {
            super(cause);
            this.event = event;
        }
    }

    /** Stores the events of one brand, all or none; how many of them are new. */
    int append(Map<Envelope, Account> events, Instant receivedAt) {
        // Two deliveries that share events must take the same locks in the same order, or one dies of the other.
        List<Map.Entry<Long, Map.Entry<Envelope, Account>>> inLockOrder = new ArrayList<>();
        events.entrySet().forEach(event -> inLockOrder.add(Map.entry(Ids.next(), event)));
        inLockOrder.sort(Comparator.comparing(event -> event.getValue().getKey().dedupe()));
        int fresh = 0;
        for (Map.Entry<Long, Map.Entry<Envelope, Account>> event : inLockOrder) {
            Account account = event.getValue().getValue();
            if (store.append(event.getKey(), account.id(), event.getValue().getKey(), receivedAt)) {
                fresh++;
            }
        }
        return fresh;
    }

    List<Integer> waitingLanes() {
        return store.waitingLanes();
    }

    /**
     * Works on what waits in a lane; how many events were finished. None if another worker holds the lane.
     *
     * @param limit how many at most: they stand or fall together
     * @throws Indigestible for the first event that could not be worked on; then none of them is finished
     */
    int work(int lane, int limit) {
        if (!store.lockLane(lane)) {
            return 0;
        }
        Set<String> blocked = new HashSet<>();
        int finished = 0;
        for (Pending event : store.pending(lane, BATCH * 8)) {
            if (event.resting()) {
                blocked.add(event.conversation());
            } else if (!blocked.contains(event.conversation())) {
                try {
                    digest(event);
                } catch (RuntimeException e) {
                    if (StoreFailure.deadlock(e) || (e instanceof StoreFailure failure && failure.passing())) {
                        throw e;
                    }
                    throw new Indigestible(event.id(), e);
                }
                finished++;
                if (finished == limit) {
                    break;
                }
            }
        }
        return finished;
    }

    private void digest(Pending event) {
        Account account = accounts.find(event.account()).orElseThrow(NotThere::new);
        WebhookInbound webhook = connectors
                .find(account.channel())
                .flatMap(ChannelConnector::webhook)
                .orElseThrow(() -> new IllegalStateException("no connector for " + account.channel()));
        byte[] payload = payloads.open(event.id(), event.payload(), event.sealed());
        InboundEvent said = webhook.normalise(new Envelope(account.externalId(), "", event.conversation(), payload));
        if (said instanceof InboundEvent.Unsupported unsupported) {
            store.done(event.id(), "UNSUPPORTED", shortened(unsupported.what()));
        } else if (said instanceof InboundEvent.Reaction reaction) {
            store.done(event.id(), "DONE", shortened(reaction.what()));
        } else {
            String what = interactions
                    .store(account, said, event.id(), event.receivedAt())
                    .orElse("known");
            store.done(event.id(), "DONE", what);
        }
    }

    /** Remembers a failed try: the event rests, longer each time, or is quarantined. */
    void failed(long event, String error) {
        store.lock(event).ifPresent(before -> {
            int attempts = before + 1;
            store.rest(event, attempts, Duration.ofMillis(250L << (2 * attempts)), shortened(error));
            if (attempts >= TRIES) {
                store.done(event, "QUARANTINED", shortened(error));
            }
        });
    }

    private static String shortened(String note) {
        return note.length() <= NOTE ? note : note.substring(0, NOTE);
    }
}
