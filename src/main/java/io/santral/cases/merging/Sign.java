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
    REFERENCE(8),
    /** The case's number, written where only we read it. */
    CASE_NUMBER(8),
    /** The case's number in public, where it may have been copied. */
    CASE_NUMBER_PUBLIC(2),
    /** The same order, cargo or invoice number; one order may have several matters. */
    SAME_NUMBER(4),
    /** Another order, cargo or invoice number than any of the case; people mistype and mishear. */
    OTHER_NUMBER(-3),
    /** The same thread, heard of less than two hours ago. */
    THREAD_NOW(10),
    /** The same thread, heard of less than a day ago. */
    THREAD_TODAY(8),
    /** The same thread. */
    THREAD(7),
    /** The conversation was last about this case, less than two hours ago. */
    CONVERSATION_NOW(3),
    /** The conversation was last about this case, less than a day ago. */
    CONVERSATION_TODAY(1),
    /** Another of the customer's cases holds the thread. */
    OTHER_THREAD(-5),
    /** The topic: from -7 to 6. */
    TOPIC(0),
    /** The same text once more, on another channel perhaps. */
    SAME_TEXT(5),
    /** "Still", "again", "the same matter", "no answer". */
    SAYS_AGAIN(4),
    /** "Another matter". */
    SAYS_OTHER(-3),
    /** How long ago the case was heard of: 3 bits at once, one less with each half-life of its topic, down to -10. */
    TIME(0),
    /** We wait for the customer. */
    WAITING(2),
    /** The case is closed. */
    CLOSED(-3);

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
