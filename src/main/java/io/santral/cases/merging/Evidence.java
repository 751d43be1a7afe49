package io.santral.cases.merging;

/**
 * Something that speaks for a case or against it.
 *
 * @param sign what it is
 * @param amount how much of it there is, in the sign's own unit: 1 where it is only there or not
 * @param bits what that says: the logarithm, to the base 2, of how many times likelier it is if the interaction belongs to the case
 */
public record Evidence(Sign sign, double amount, double bits) {}
