package io.santral.reply;

import io.santral.cases.CaseRef;
import io.santral.cases.Cases;
import io.santral.channel.Account;
import io.santral.channel.Accounts;
import io.santral.channel.Connectors;
import io.santral.channel.InboundEvent;
import io.santral.channel.Outbound;
import io.santral.channel.OutboundMessage;
import io.santral.channel.PolicyVerdict;
import io.santral.customer.Proofs;
import io.santral.intake.InteractionView;
import io.santral.intake.Interactions;
import io.santral.shared.NotThere;
import io.santral.shared.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/**
 * What may be answered, and where the answer goes: to the interaction that it answers, over the account that it came by. This is
 * the guard against the wrong brand and the wrong customer: nothing here is chosen by the caller.
 */
@ApplicationScoped
class Answerable {
    /** Where an answer goes. */
    record Way(Account account, Outbound outbound, OutboundMessage message) {}

    @Inject
    Cases cases;

    @Inject
    Interactions interactions;

    @Inject
    Accounts accounts;

    @Inject
    Connectors connectors;

    @Inject
    Proofs proofs;

    PolicyVerdict policy(CaseRef ref, long answers, String text, Instant now) {
        InteractionView answered = interaction(ref, answers);
        if (answered.deleted()) {
            return new PolicyVerdict.Denied("reply.taken-back");
        }
        Way way = way(answered, text, now, Optional.empty());
        if (!way.account().active()) {
            return new PolicyVerdict.Denied("reply.disconnected");
        }
        return way.outbound().policy(way.message());
    }

    /** The interaction, if it belongs to the case and somebody else wrote it. */
    InteractionView interaction(CaseRef ref, long answers) {
        InteractionView answered = interactions.find(answers).orElseThrow(NotThere::new);
        if (!cases.holds(ref, answers)) {
            throw new NotThere();
        }
        if (!answered.inbound()) {
            throw new Refused("reply.own", "answers");
        }
        return answered;
    }

    /**
     * With what makes an answer to it known again, where the channel can carry that: the same each time it is tried.
     *
     * @param notBefore the earliest instant at which it can have been sent
     */
    Way way(InteractionView answered, String text, Instant notBefore) {
        return way(
                answered,
                text,
                notBefore,
                answered.kind() == InboundEvent.Kind.MAIL
                        ? answered.identity().map(identity -> proofs.token(answered.id(), identity, notBefore))
                        : Optional.empty());
    }

    private Way way(InteractionView answered, String text, Instant notBefore, Optional<String> token) {
        Account account = accounts.find(answered.account()).orElseThrow(NotThere::new);
        Outbound outbound = connectors
                .find(account.channel())
                .flatMap(connector -> connector.outbound())
                .orElseThrow(() -> new Refused("reply.listens-only", "answers"));
        return new Way(
                account,
                outbound,
                new OutboundMessage(
                        answered.externalId(),
                        answered.kind(),
                        answered.thread(),
                        answered.parent(),
                        text,
                        notBefore,
                        token));
    }
}
