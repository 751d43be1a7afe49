package io.santral.reply;

import io.santral.cases.CaseRef;
import io.santral.channel.PolicyVerdict;
import io.santral.security.Permission;
import io.santral.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** The answers to customers. */
@ApplicationScoped
@Transactional
public class Replies {
    /** Whether the interaction may be answered now, and how long the answer may be: asked before the agent types. */
    @Requires(Permission.ANSWER)
    public PolicyVerdict policy(CaseRef ref, long answers) {
        throw new UnsupportedOperationException("to be written");
    }

    /**
     * Puts the reply into the outbox. Said twice with the same client key, it is one reply.
     *
     * @return the reply's id
     * @throws io.santral.shared.Refused {@code reply.empty}, {@code reply.long}, or the policy's reason
     */
    @Requires(value = Permission.ANSWER, audit = "reply.sent")
    public long send(SendReply command) {
        throw new UnsupportedOperationException("to be written");
    }

    /** The case's replies, oldest first. */
    @Requires(Permission.SEE_CASES)
    public List<ReplyView> of(CaseRef ref) {
        throw new UnsupportedOperationException("to be written");
    }

    /** A person looked: the reply of unknown outcome does stand at the provider. */
    @Requires(value = Permission.ANSWER, audit = "reply.confirmed")
    public void confirmSent(CaseRef ref, long reply) {
        throw new UnsupportedOperationException("to be written");
    }

    /** A person looked: it does not stand there. Sends it again; also for a failed one. */
    @Requires(value = Permission.ANSWER, audit = "reply.sent-again")
    public void sendAgain(CaseRef ref, long reply) {
        throw new UnsupportedOperationException("to be written");
    }
}
