package io.santral.customer.matching;

import static io.santral.customer.matching.Level.ALIKE;
import static io.santral.customer.matching.Level.ELSEWHERE;
import static io.santral.customer.matching.Level.NEAR;
import static io.santral.customer.matching.Level.PART;
import static io.santral.customer.matching.Level.SAME;

/**
 * The model that an installation begins with: round figures of the order that the fitter finds in registers of persons. By aspect
 * and level first how often one person's values agree so, then two strangers'; what is left is that they differ.
 */
final class Shipped {
    static final Model MODEL = new Shipped().model();

    /** Stands for never. */
    private static final double LEAST = 1e-7;

    private final double[][] m = new double[Aspect.ALL.length][Level.ALL.length];
    private final double[][] u = new double[Aspect.ALL.length][Level.ALL.length];

    private Shipped() {}

    private Model model() {
        of(Aspect.PLATFORM).is(SAME, 0.2, 1e-6);
        of(Aspect.LOGIN).is(SAME, 0.2, 1e-6);
        of(Aspect.DEVICE).is(SAME, 0.2, 1e-6);
        of(Aspect.ORDER).is(SAME, 0.2, 1e-6).is(NEAR, 0.01, 1e-4);
        of(Aspect.HANDLE).is(SAME, 0.2, 1e-5);
        of(Aspect.FAX).is(SAME, 0.3, 1e-5);
        of(Aspect.EMAIL).is(SAME, 0.40, 1e-6).is(NEAR, 0.02, 1e-5);
        of(Aspect.PHONE).is(SAME, 0.40, 1e-6).is(NEAR, 0.02, 1e-5);
        of(Aspect.CUSTOMER_NUMBER).is(SAME, 0.90, 1e-6).is(NEAR, 0.07, 1e-5);
        of(Aspect.NATIONAL_ID).is(SAME, 0.95, 1e-7).is(NEAR, 0.03, 1e-6);
        of(Aspect.GIVEN)
                .is(SAME, 0.70, 0.006)
                .is(NEAR, 0.08, 0.006)
                .is(ALIKE, 0.07, 0.03)
                .is(PART, 0.04, 0.06)
                .is(ELSEWHERE, 0.03, 0.002);
        of(Aspect.SURNAME)
                .is(SAME, 0.75, 0.001)
                .is(NEAR, 0.09, 0.003)
                .is(ALIKE, 0.03, 0.02)
                .is(PART, 0.02, 0.04)
                .is(ELSEWHERE, 0.03, 0.002);
        of(Aspect.FURTHER_NAME)
                .is(SAME, 0.50, 0.01)
                .is(NEAR, 0.08, 0.006)
                .is(ALIKE, 0.05, 0.03)
                .is(PART, 0.05, 0.06);
        of(Aspect.BIRTH)
                .is(SAME, 0.75, 0.0001)
                .is(NEAR, 0.10, 0.002)
                .is(ALIKE, 0.06, 0.01)
                .is(PART, 0.05, 0.02);
        of(Aspect.BIRTH_PLACE)
                .is(SAME, 0.70, 0.01)
                .is(NEAR, 0.05, 0.003)
                .is(ALIKE, 0.03, 0.01)
                .is(PART, 0.07, 0.03);
        of(Aspect.STREET)
                .is(SAME, 0.60, 0.0005)
                .is(NEAR, 0.15, 0.001)
                .is(ALIKE, 0.07, 0.01)
                .is(PART, 0.05, 0.10);
        of(Aspect.STREET_NUMBER).is(SAME, 0.80, 0.01).is(NEAR, 0.10, 0.10);
        of(Aspect.CITY)
                .is(SAME, 0.75, 0.02)
                .is(NEAR, 0.08, 0.004)
                .is(ALIKE, 0.03, 0.01)
                .is(PART, 0.03, 0.03);
        of(Aspect.POST_CODE).is(SAME, 0.75, 0.001).is(NEAR, 0.08, 0.005).is(PART, 0.07, 0.05);
        of(Aspect.REGION).is(SAME, 0.90, 0.2);
        of(Aspect.OCCUPATION)
                .is(SAME, 0.70, 0.03)
                .is(NEAR, 0.02, 0.001)
                .is(ALIKE, 0.02, 0.01)
                .is(PART, 0.07, 0.05);
        of(Aspect.SEX).is(SAME, 0.98, 0.5);
        return new Model("shipped-1", m, u, OwnerOdds.shipped(), Calibration.NONE, Thresholds.SHIPPED);
    }

    private Row of(Aspect aspect) {
        return new Row(m[aspect.ordinal()], u[aspect.ordinal()], aspect);
    }

    /** An aspect's line of the table. */
    private static final class Row {
        private final double[] m;
        private final double[] u;

        Row(double[] m, double[] u, Aspect aspect) {
            this.m = m;
            this.u = u;
            for (int level = 0; level < Level.OTHER.ordinal(); level++) {
                m[level] = LEAST;
                u[level] = LEAST;
            }
            // That platforms, devices or orders differ says nothing: everybody has several.
            boolean several = switch (aspect) {
                case PLATFORM, LOGIN, DEVICE, ORDER, HANDLE, FAX -> true;
                default -> false;
            };
            m[Level.OTHER.ordinal()] = 1;
            u[Level.OTHER.ordinal()] = 1;
            this.several = several;
        }

        private final boolean several;

        Row is(Level level, double same, double strangers) {
            m[level.ordinal()] = same;
            u[level.ordinal()] = strangers;
            if (!several) {
                m[Level.OTHER.ordinal()] -= same;
                u[Level.OTHER.ordinal()] -= strangers;
            }
            return this;
        }
    }
}
