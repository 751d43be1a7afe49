package io.santral.reply;

import io.santral.cases.CaseRef;
import io.santral.channel.SendOutcome;
import io.santral.intake.InteractionView;
import io.santral.intake.Interactions;
import io.santral.intake.OwnMessageSeen;
import io.santral.reply.model.Reply;
import io.santral.reply.store.ReplyStore;
import io.santral.shared.NotThere;
import io.santral.tenancy.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The steps of a reply on its way, each a transaction of its own; between {@link #lease} and {@link #came} the provider is spoken
 * to, outside of any. For work inside the brand's scope.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class Outbox {
    /** Longer than any try can take: connecting and reading are bounded far below. */
    private static final Duration LEASE = Duration.ofSeconds(45);

    private static final int LOOKS = 4;

    @Inject
    ReplyStore store;

    @Inject
    Interactions interactions;

    @Inject
    Answerable answerable;

    @Inject
    Notifying notifying;

    @Inject
    Clock clock;

    @Inject
    Event<ReplyMoved> moved;

    /** Speaks to the provider; never throws. */
    interface Trip {
        SendOutcome send();

        SendOutcome lookFor();
    }

    /** A reply or a notice that is to be sent, or looked for. */
    record Errand(long reply, Trip trip) {}

    /** Leases the next reply that waits. */
    Optional<Errand> lease(String owner) {
        return store.lease(owner, LEASE).map(id -> {
            Reply reply = store.lock(id).orElseThrow(NotThere::new);
            tell(reply);
            return errand(reply);
        });
    }

    /** Writes down what came of it. */
    void came(long id, SendOutcome outcome) {
        Reply reply = store.lock(id).orElseThrow(NotThere::new);
        reply.outcome(outcome, now());
        if (outcome instanceof SendOutcome.Accepted accepted && !reply.isNotice()) {
            interactions.sent(reply.answers(), accepted.externalId(), reply.text(), now());
        }
        tell(reply);
    }

    /** Calls unknown what nobody has heard of since its lease ran out. */
    void lapse() {
        for (long id : store.lapsed()) {
            Reply reply = store.lock(id).orElseThrow(NotThere::new);
            reply.outcome(new SendOutcome.Unknown("reply.sender-lost"), now());
            tell(reply);
        }
    }

    /** The replies of unknown outcome that should be looked for now. Each is looked for a few times, half a minute apart. */
    List<Errand> toLookFor() {
        return store.unknown(LOOKS).stream()
                .map(id -> {
                    store.looked(id, Duration.ofSeconds(30));
                    return errand(store.lock(id).orElseThrow(NotThere::new));
                })
                .toList();
    }

    /** An echo, or our own acceptance, tells that a message of ours stands at the provider: the reply that it was is sent. */
    @Transactional
    void on(@Observes OwnMessageSeen own) {
        InteractionView said = interactions.find(own.interaction()).orElseThrow(NotThere::new);
        said.parent()
                .flatMap(parent -> interactions.find(said.account(), parent))
                .flatMap(parent -> store.matching(said.account(), said.externalId(), parent.id(), said.text()))
                .flatMap(store::lock)
                .filter(reply -> reply.state() != ReplyState.SENT)
                .ifPresent(reply -> {
                    reply.sent(said.externalId(), said.occurredAt());
                    tell(reply);
                });
    }

    private Errand errand(Reply reply) {
        if (reply.isNotice()) {
            return new Errand(reply.id(), notifying.trip(reply, now()));
        }
        InteractionView answered = interactions.find(reply.answers()).orElseThrow(NotThere::new);
        Answerable.Way way = answerable.way(answered, reply.text(), reply.createdAt());
        return new Errand(reply.id(), new Trip() {
            @Override
            public SendOutcome send() {
                return way.outbound().send(way.account(), way.message());
            }

            @Override
            public SendOutcome lookFor() {
                return way.outbound().reconcile(way.account(), way.message());
            }
        });
    }

    private void tell(Reply reply) {
        if (reply.isNotice()) {
            notifying.moved(reply);
            return;
        }
        moved.fire(new ReplyMoved(new CaseRef(TenantScope.current(), reply.caseId()), reply.id(), reply.state()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
