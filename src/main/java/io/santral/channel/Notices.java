package io.santral.channel;

import java.time.Instant;
import java.util.Optional;

/** A provider over which we write to an address that nobody has written from. */
public interface Notices {
    /** As what the account reaches an address or number: {@code MAIL} or {@code SMS}; empty if it reaches none. */
    Optional<InboundEvent.Kind> reaches(Account account);

    /** One try. Never throws, as {@link Outbound#send}. */
    SendOutcome send(Account account, Notice notice);

    /**
     * After an unknown outcome: looks for the notice of this key, as {@link Outbound#reconcile}.
     *
     * @param notBefore the earliest instant at which it can have been sent
     */
    SendOutcome reconcile(Account account, String key, Instant notBefore);
}
