package io.santral.customer;

/** How far a code is on its way. */
public enum Delivery {
    QUEUED,
    SENT,
    FAILED,
    /** It may or may not have come; a new one is asked for. */
    UNKNOWN
}
