package io.santral.customer;

/** How we know a feature. What is claimed, by whatever words, never decides alone. */
public enum Provenance {
    /** Proven: a log-in, an aligned DMARC pass, an answered reply token, a one-time code, an agent's tick with a reason. */
    VERIFIED,
    /** A network vouches for it, spoofable: caller id, the sender of an SMS or a WhatsApp message. */
    NETWORK,
    /** The transport carries it without a proof: a From address without an aligned DMARC pass. */
    TRANSPORT,
    /** Of the device and not the person: a cookie. */
    DEVICE,
    /** Written or said where only we hear it. */
    CLAIMED_PRIVATE,
    /** Written where the world reads it: from then on it proves nothing. */
    CLAIMED_PUBLIC,
    /** From the brand's own register. */
    IMPORTED;

    /** Whether an automatic link may rest on it. */
    public boolean supports() {
        return this == VERIFIED || this == NETWORK || this == IMPORTED;
    }

    public boolean claimed() {
        return this == CLAIMED_PRIVATE || this == CLAIMED_PUBLIC;
    }
}
