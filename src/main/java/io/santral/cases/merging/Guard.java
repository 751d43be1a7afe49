package io.santral.cases.merging;

import java.util.Locale;

/** Why a case is not joined however much speaks for it. */
public enum Guard {
    /** The case is another customer's: what is copied or forwarded proves nothing. */
    FOREIGN,
    /** It is not certain whose interaction it is. */
    CUSTOMER_UNCERTAIN,
    /** The case has grown beyond what one matter has. */
    TOO_MANY,
    /** The case was opened too long ago. */
    TOO_OLD,
    /** The case was closed too long ago. */
    CLOSED_LONG_AGO,
    /** The number agrees and what is said is about something else: one order can bring two matters. */
    ANOTHER_TOPIC;

    /** As a key of the message catalogue: {@code joining.guard.foreign}. */
    public String key() {
        return "joining.guard." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
