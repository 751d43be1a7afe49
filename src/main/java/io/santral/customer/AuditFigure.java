package io.santral.customer;

/**
 * How often the engine's automatic merges are wrong, by those that the lot drew and a person looked at.
 *
 * @param looked merges of which a person said that they are right, or wrong
 * @param wrong of them, at most {@code looked}
 * @param bound the exact upper 95 % bound of the rate of wrong ones, from 0 to 1; 1 while nobody has looked
 */
public record AuditFigure(int looked, int wrong, double bound) {}
