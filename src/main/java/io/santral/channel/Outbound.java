package io.santral.channel;

/** A provider that we send to. */
public interface Outbound {
    /** Whether and how this may be answered now. The desk asks before the agent types, and the sender once more. */
    PolicyVerdict policy(OutboundMessage draft);

    /** One try. Never throws: what went wrong is an outcome, and what nobody can know is {@link SendOutcome.Unknown}. */
    SendOutcome send(Account account, OutboundMessage message);

    /**
     * After an unknown outcome: looks at the provider whether the message stands there. {@link SendOutcome.Accepted} if it does,
     * {@link SendOutcome.Rejected} if it certainly does not, {@link SendOutcome.Unknown} if that cannot be told.
     */
    SendOutcome reconcile(Account account, OutboundMessage message);
}
