package io.santral.customer.matching;

/** How far two values of one aspect agree. */
public enum Level {
    /** Equal after folding. */
    SAME,
    /** One slip apart. */
    NEAR,
    /** Another spelling, or a vaguer word for the same. */
    ALIKE,
    /** A part in common: an initial, the year, the district of a post code. */
    PART,
    /** Equal, but in another place: given name and surname exchanged. */
    ELSEWHERE,
    /** Looks equal and is not: a letter of another script. */
    DISGUISED,
    OTHER;

    static final Level[] ALL = values();
}
