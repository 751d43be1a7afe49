package io.santral.customer.matching;

/** From bits to a chance. */
public final class Calibration {
    public double posterior(double bits) {
        return 1 / (1 + Math.pow(2, -bits));
    }
}
