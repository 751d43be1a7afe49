package io.santral.intake;

import java.time.Instant;

/**
 * Something that is held back, as an operator may see it.
 *
 * @param tries how often it was worked on in vain
 * @param error why the last try failed; empty for what is parked
 * @param payload the beginning of what came, as text; what is not UTF-8 in it shows as a replacement character,
 *     and of what looks like a card's number the last four digits
 * @param bytes how long all of it is
 * @param free whether it can be let in now: what is parked waits until its account is connected
 */
public record HeldView(
        HeldRef ref,
        Why why,
        String channel,
        String accountName,
        String externalAccount,
        Instant receivedAt,
        int tries,
        String error,
        String payload,
        long bytes,
        boolean free) {
    /** QUARANTINED: it failed as often as it is tried. PARKED: when it came, its account was not connected, or no brand's. */
    public enum Why {
        QUARANTINED,
        PARKED
    }

    /** Whether the payload is longer than what is shown of it. */
    public boolean cut() {
        return bytes > Quarantine.MOST_SHOWN;
    }
}
