package io.santral.cases.merging;

import java.util.Locale;

/**
 * What may speak for a case or against it, with its weight in bits. The weights are starting values, to be learned again from agents'
 * corrections; those of a range are computed and stay within it.
 */
public enum Sign {
    /** An answer that carries the reply token which we issued for the case. */
    TOKEN(25),
    /** A mail that answers a message of the case. */
    REFERENCE(15),
    /** The case's number, written where only we read it. */
    CASE_NUMBER(10),
    /** The case's number in public, where it may have been copied. */
    CASE_NUMBER_PUBLIC(2),
    /** The same order, cargo or invoice number. */
    SAME_NUMBER(12),
    /** Another order, cargo or invoice number than any of the case. */
    OTHER_NUMBER(-8),
    /** The same thread, heard of less than two hours ago. */
    THREAD_NOW(10),
    /** The same thread, heard of less than a day ago. */
    THREAD_TODAY(8),
    /** The same thread. */
    THREAD(7),
    /** Another of the customer's cases holds the thread. */
    OTHER_THREAD(-2),
    /** The topic: from -6 to 7. */
    TOPIC(0),
    /** The same text once more, on another channel perhaps. */
    SAME_TEXT(8),
    /** "Still", "again", "the same matter", "no answer". */
    SAYS_AGAIN(4),
    /** "Another matter", "besides". */
    SAYS_OTHER(-5),
    /** The time since the case was last heard of, by its topic's half-life: down to -8. */
    TIME(0),
    /** We wait for the customer. */
    WAITING(3),
    /** The case is closed. */
    CLOSED(-4);

    private final double bits;

    Sign(double bits) {
        this.bits = bits;
    }

    Evidence evidence() {
        return new Evidence(this, bits);
    }

    Evidence evidence(double computed) {
        return new Evidence(this, computed);
    }

    /** As a key of the message catalogue: {@code joining.same-number}. */
    public String key() {
        return "joining." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
