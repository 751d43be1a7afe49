package io.santral.customer;

/**
 * Whose identity it is.
 *
 * @param reason why, as a key of the message catalogue
 */
public record Recognised(long identity, long customer, String reason) {}
