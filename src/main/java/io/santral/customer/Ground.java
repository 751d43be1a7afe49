package io.santral.customer;

/** What makes a person sure that a claim is true. */
public enum Ground {
    /** They called back, at the number that was claimed. */
    CALLED,
    /** The customer answered what only the owner knows. */
    ANSWERED,
    /** They saw a document. */
    PAPERS,
    /** The brand confirmed it. */
    BRAND,
    /** As their words say. */
    OTHER
}
