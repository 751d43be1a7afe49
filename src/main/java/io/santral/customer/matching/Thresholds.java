package io.santral.customer.matching;

/**
 * What an outcome needs. The shipped values follow from costs: a false merge costs a thousand times a missed one, an agent's look
 * three times.
 *
 * @param merge posterior from which a link may be made without asking
 * @param suggest posterior from which somebody is asked
 * @param margin bits by which the next best customer must be behind
 */
public record Thresholds(double merge, double suggest, double margin) {
    public static final Thresholds SHIPPED = new Thresholds(0.999, 0.20, 5);

    public Thresholds {
        if (!(0 < suggest && suggest <= merge && merge < 1 && margin >= 0)) {
            throw new IllegalArgumentException(
                    "0 < suggest <= merge < 1 and margin >= 0, not " + suggest + ", " + merge + ", " + margin);
        }
    }
}
