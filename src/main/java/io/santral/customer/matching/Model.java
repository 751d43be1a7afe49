package io.santral.customer.matching;

/** What the rules count with. Immutable. */
public final class Model {
    private static final double LEAST = 1e-9;

    private final String version;
    private final double[][] m;
    private final double[][] u;
    private final OwnerOdds owners;
    private final Calibration calibration;

    Model(String version, double[][] m, double[][] u, OwnerOdds owners, Calibration calibration) {
        this.version = version;
        this.m = m;
        this.u = u;
        this.owners = owners;
        this.calibration = calibration;
    }

    public String version() {
        return version;
    }

    public OwnerOdds owners() {
        return owners;
    }

    public Calibration calibration() {
        return calibration;
    }

    public static Model shipped() {
        return Shipped.model();
    }

    double m(Aspect aspect, Level level) {
        return m[aspect.ordinal()][level.ordinal()];
    }

    double u(Aspect aspect, Level level) {
        return u[aspect.ordinal()][level.ordinal()];
    }

    double bits(Aspect aspect, Level level) {
        return log2(m(aspect, level) / u(aspect, level));
    }

    static double log2(double x) {
        return Math.log(x) * 1.4426950408889634;
    }

    @Override
    public String toString() {
        StringBuilder s = new StringBuilder(version).append('\n');
        for (Aspect a : Aspect.ALL) {
            s.append(a).append('\n');
            for (Level l : Level.ALL)
                s.append(String.format(
                        java.util.Locale.ROOT, "   %-10s m %.5f u %.6f bits %.2f%n", l, m(a, l), u(a, l), bits(a, l)));
        }
        return s.toString();
    }
}
