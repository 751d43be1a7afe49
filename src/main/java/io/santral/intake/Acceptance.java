package io.santral.intake;

/** What came of a delivery. */
public sealed interface Acceptance {
    /** All of it is stored: {@code fresh} events for the first time, the rest were there already. */
    record Stored(int events, int fresh) implements Acceptance {}

    /** Not from who it should be. Nothing is stored. */
    record Forged() implements Acceptance {}

    /** Rightly signed, but not of the provider's form. Nothing is stored. */
    record Malformed(String where) implements Acceptance {}
}
