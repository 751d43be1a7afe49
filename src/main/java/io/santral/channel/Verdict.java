package io.santral.channel;

/** What came of checking a signature; the reason is counted, and never told to the caller. */
public enum Verdict {
    GENUINE,
    MISSING,
    MALFORMED,
    WRONG
}
