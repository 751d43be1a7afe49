package io.santral.cases.merging;

/**
 * Something that speaks for a case or against it.
 *
 * @param sign what it is
 * @param bits how much: the logarithm, to the base 2, of how many times likelier it is if the interaction belongs to the case
 */
public record Evidence(Sign sign, double bits) {}
