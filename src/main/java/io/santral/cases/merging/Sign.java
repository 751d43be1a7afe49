package io.santral.cases.merging;

import java.util.Locale;

/** What may speak for a case or against it. How much, {@link Weights} says. */
public enum Sign {
    /** An answer that carries the reply token which we issued for the case. */
    TOKEN(Speaks.FOR),
    /** A mail that answers a message of the case. */
    REFERENCE(Speaks.FOR),
    /** The case's number, written where only we read it. */
    CASE_NUMBER(Speaks.FOR),
    /** The case's number in public, where it may have been copied. */
    CASE_NUMBER_PUBLIC(Speaks.FOR),
    /** The same order, cargo or invoice number; one order may have several matters. */
    SAME_NUMBER(Speaks.FOR),
    /** Another order, cargo or invoice number than any of the case; people mistype and mishear. */
    OTHER_NUMBER(Speaks.AGAINST),
    /** The same thread, heard of less than two hours ago. */
    THREAD_NOW(Speaks.FOR),
    /** The same thread, heard of less than a day ago. */
    THREAD_TODAY(Speaks.FOR),
    /** The same thread. */
    THREAD(Speaks.FOR),
    /** The conversation was last about this case, less than two hours ago. */
    CONVERSATION_NOW(Speaks.FOR),
    /** The conversation was last about this case, less than a day ago. */
    CONVERSATION_TODAY(Speaks.FOR),
    /** Another of the customer's cases holds the thread. */
    OTHER_THREAD(Speaks.AGAINST),
    /** The topic that the case was opened for: what both texts say for being about one, from 0 to 6 bits before it is weighed. */
    TOPIC(Speaks.FOR),
    /** Another topic: what both texts say against being about one, from 0 to 7 bits before it is weighed. */
    OTHER_TOPIC(Speaks.AGAINST),
    /** It names the same things: the share, from 0 to 1, of its words that stand in the case too. */
    SAME_WORDS(Speaks.FOR),
    /** The same text once more, on another channel perhaps. */
    SAME_TEXT(Speaks.FOR),
    /** "Still", "again", "the same matter", "no answer". */
    SAYS_AGAIN(Speaks.FOR),
    /** "Another matter". */
    SAYS_OTHER(Speaks.AGAINST),
    /** The customer has the case: people come back. */
    RETURNS(Speaks.EITHER),
    /** How long ago the case was heard of, in half-lives of its topic, at most 20. */
    TIME(Speaks.AGAINST),
    /** More of the customer's cases are fresh: each doubling of their number. */
    OTHERS(Speaks.AGAINST),
    /** We wait for the customer. */
    WAITING(Speaks.FOR),
    /** The case is closed. */
    CLOSED(Speaks.AGAINST);

    private enum Speaks {
        FOR,
        AGAINST,
        EITHER
    }

    private final Speaks speaks;

    Sign(Speaks speaks) {
        this.speaks = speaks;
    }

    /** Whatever is learned, a sign for a case never comes to speak against it, nor the other way round. */
    public boolean allows(double bits) {
        return switch (speaks) {
            case FOR -> bits >= 0;
            case AGAINST -> bits <= 0;
            case EITHER -> Double.isFinite(bits);
        };
    }

    /** As a key of the message catalogue: {@code joining.same-number}. */
    public String key() {
        return "joining." + weight();
    }

    /** As a key of the weights: {@code same-number}. */
    public String weight() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
