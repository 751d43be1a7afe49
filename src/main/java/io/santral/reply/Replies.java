package io.santral.reply;

import io.santral.cases.CaseRef;
import io.santral.cases.Cases;
import io.santral.channel.PolicyVerdict;
import io.santral.intake.InteractionView;
import io.santral.intake.Interactions;
import io.santral.reply.model.Reply;
import io.santral.reply.store.ReplyStore;
import io.santral.security.Actors;
import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.shared.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The answers to customers. */
@ApplicationScoped
@Transactional
public class Replies {
    private static final int KEY = 64;

    @Inject
    ReplyStore store;

    @Inject
    Cases cases;

    @Inject
    Answerable answerable;

    @Inject
    Interactions interactions;

    @Inject
    Actors actors;

    @Inject
    Clock clock;

    @Inject
    Event<ReplyMoved> moved;

    /** Whether the interaction may be answered now, and how long the answer may be: asked before the agent types. */
    @Requires(Permission.ANSWER)
    public PolicyVerdict policy(CaseRef ref, long answers) {
        return answerable.policy(ref, answers, "", now());
    }

    /**
     * Puts the reply into the outbox. Said twice with the same client key, it is one reply.
     *
     * @return the reply's id
     * @throws io.santral.shared.Refused {@code reply.empty}, {@code reply.long}, or the policy's reason
     */
    @Requires(value = Permission.ANSWER, audit = "reply.sent")
    public long send(SendReply command) {
        String text = command.text().strip();
        if (text.isEmpty()) {
            throw new Refused("reply.empty", "text");
        }
        if (command.clientKey().isEmpty() || command.clientKey().length() > KEY) {
            throw new Refused("reply.key", "clientKey");
        }
        Optional<Long> before = store.byClientKey(command.clientKey());
        if (before.isPresent()) {
            return before.get();
        }
        PolicyVerdict verdict = answerable.policy(command.ref(), command.answers(), text, now());
        if (verdict instanceof PolicyVerdict.Denied denied) {
            throw new Refused(denied.reason(), "text");
        }
        if (verdict instanceof PolicyVerdict.Allowed allowed
                && text.codePointCount(0, text.length()) > allowed.maxCharacters()) {
            throw new Refused("reply.long", "text");
        }
        InteractionView answered = answerable.interaction(command.ref(), command.answers());
        Reply reply = new Reply(
                Ids.next(),
                command.ref().id(),
                answered.id(),
                answered.account(),
                command.clientKey(),
                text,
                actors.current().person(),
                now());
        store.add(reply);
        moved.fire(new ReplyMoved(command.ref(), reply.id(), reply.state()));
        return reply.id();
    }

    /** The case's replies, oldest first. */
    @Requires(Permission.SEE_CASES)
    public List<ReplyView> of(CaseRef ref) {
        cases.mustBeThere(ref);
        return store.of(ref.id());
    }

    /** A person looked: the reply of unknown outcome does stand at the provider. */
    @Requires(value = Permission.ANSWER, audit = "reply.confirmed")
    public void confirmSent(CaseRef ref, long reply) {
        Reply found = lock(ref, reply);
        if (found.state() != ReplyState.UNKNOWN) {
            throw new Refused("reply.not-unknown", "");
        }
        found.sent(null, now());
        // The provider's id is not known; ours stands for it in the timeline.
        interactions.sent(found.answers(), "reply:" + Ids.text(reply), found.text(), now());
        moved.fire(new ReplyMoved(ref, reply, found.state()));
    }

    /** A person looked: it does not stand there. Sends it again; also for a failed one. */
    @Requires(value = Permission.ANSWER, audit = "reply.sent-again")
    public void sendAgain(CaseRef ref, long reply) {
        Reply found = lock(ref, reply);
        if (!found.again()) {
            throw new Refused("reply.not-held", "");
        }
        moved.fire(new ReplyMoved(ref, reply, found.state()));
    }

    private Reply lock(CaseRef ref, long reply) {
        return store.lock(reply).filter(found -> found.caseId() == ref.id()).orElseThrow(NotThere::new);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
