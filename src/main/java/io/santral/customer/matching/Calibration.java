package io.santral.customer.matching;

import java.util.List;

/**
 * From bits to a chance. Bits that add up as if all evidence were independent promise too much; judged decisions tell how much. A
 * logistic curve: more bits never mean a smaller chance.
 *
 * @param slope what a bit is worth, more than 0; 1 takes bits at their word
 * @param offset bits added
 */
public record Calibration(double slope, double offset) {
    /** Bits at their word. */
    public static final Calibration NONE = new Calibration(1, 0);

    private static final double LEAST_SLOPE = 0.05;

    /** As many judged decisions as it takes to move half way from {@link #NONE}. */
    private static final double FAITH = 20;

    private static final int STEPS = 50;

    /**
     * A decision that somebody judged.
     *
     * @param same whether they were one person
     * @param weight how many decisions it stands for: more than one where one in so many was looked at
     */
    public record Judged(double bits, boolean same, double weight) {
        public Judged(double bits, boolean same) {
            this(bits, same, 1);
        }
    }

    public Calibration {
        if (!(slope > 0) || !Double.isFinite(slope) || !Double.isFinite(offset)) {
            throw new IllegalArgumentException("a rising curve, not " + slope + " and " + offset);
        }
    }

    /** The chance that they are one person: 0 to 1. */
    public double posterior(double bits) {
        return 1 / (1 + Math.pow(2, -(slope * bits + offset)));
    }

    /** The bits that make the chance: the other way round. */
    double bits(double posterior) {
        return (Model.log2(posterior / (1 - posterior)) - offset) / slope;
    }

    /** The curve that explains the judgements best, held near {@link #NONE} while they are few. */
    public static Calibration learned(List<Judged> judged) {
        double slope = 1;
        double offset = 0;
        for (int step = 0; step < STEPS; step++) {
            double gradientSlope = FAITH * (1 - slope);
            double gradientOffset = -FAITH / 10 * offset;
            double curveSlope = FAITH;
            double curveOffset = FAITH / 10;
            double curveBoth = 0;
            for (Judged one : judged) {
                double bits = Math.max(-30, Math.min(30, one.bits()));
                double expected = 1 / (1 + Math.pow(2, -(slope * bits + offset)));
                double error = one.weight() * ((one.same() ? 1 : 0) - expected);
                double weight = one.weight() * expected * (1 - expected) * LN2;
                gradientSlope += error * bits;
                gradientOffset += error;
                curveSlope += weight * bits * bits;
                curveOffset += weight;
                curveBoth += weight * bits;
            }
            double determinant = curveSlope * curveOffset - curveBoth * curveBoth;
            slope += (gradientSlope * curveOffset - gradientOffset * curveBoth) / determinant;
            offset += (gradientOffset * curveSlope - gradientSlope * curveBoth) / determinant;
            slope = Math.max(LEAST_SLOPE, Math.min(2, slope));
            offset = Math.max(-30, Math.min(30, offset));
        }
        return new Calibration(slope, offset);
    }

    private static final double LN2 = Math.log(2);
}
