package io.santral.customer.matching;

/** The model that an installation begins with. */
final class Shipped {
    private Shipped() {}

    static Model model() {
        double[][] m = new double[Aspect.ALL.length][];
        double[][] u = new double[Aspect.ALL.length][];
        for (Aspect a : Aspect.ALL) {
            switch (a) {
                case GIVEN -> set(m, u, a, .70, .08, .07, .04, .03, .08, .006, .006, .03, .06, .002, .896);
                case SURNAME -> set(m, u, a, .75, .09, .03, .02, .03, .08, .001, .003, .02, .04, .002, .934);
                case FURTHER_NAME -> set(m, u, a, .50, .08, .05, .05, .02, .30, .01, .006, .03, .06, .002, .892);
                case BIRTH -> set(m, u, a, .75, .10, .06, .05, .0, .04, .0001, .002, .01, .02, 0, .967);
                case BIRTH_PLACE -> set(m, u, a, .70, .05, .03, .07, 0, .15, .01, .003, .01, .03, 0, .947);
                case STREET -> set(m, u, a, .60, .15, .07, .05, 0, .13, .0005, .001, .01, .10, 0, .889);
                case STREET_NUMBER -> set(m, u, a, .80, .10, 0, 0, 0, .10, .01, .10, 0, 0, 0, .89);
                case CITY -> set(m, u, a, .75, .08, .03, .03, 0, .11, .02, .004, .01, .03, 0, .936);
                case POST_CODE -> set(m, u, a, .75, .08, 0, .07, 0, .10, .001, .005, 0, .05, 0, .944);
                case REGION -> set(m, u, a, .90, 0, 0, 0, 0, .10, .2, 0, 0, 0, 0, .8);
                case OCCUPATION -> set(m, u, a, .70, .01, .02, .07, 0, .20, .03, .001, .01, .05, 0, .909);
                case SEX -> set(m, u, a, .98, 0, 0, 0, 0, .02, .5, 0, 0, 0, 0, .5);
                case CUSTOMER_NUMBER, NATIONAL_ID -> set(m, u, a, .90, .07, 0, 0, 0, .03, 1e-6, 1e-5, 0, 0, 0, .9999);
                case EMAIL, PHONE -> set(m, u, a, .55, .02, 0, 0, 0, .43, 1e-6, 1e-5, 0, 0, 0, .9999);
                default -> set(m, u, a, .30, .01, 0, 0, 0, .69, 1e-6, 1e-5, 0, 0, 0, .9999);
            }
        }
        return new Model("shipped", m, u, OwnerOdds.shipped(), new Calibration());
    }

    private static void set(double[][] m, double[][] u, Aspect a, double... v) {
        int n = Level.ALL.length;
        m[a.ordinal()] = new double[n];
        u[a.ordinal()] = new double[n];
        for (int i = 0; i < n; i++) {
            m[a.ordinal()][i] = Math.max(1e-7, v[i]);
            u[a.ordinal()][i] = Math.max(1e-7, v[i + n]);
        }
    }
}
