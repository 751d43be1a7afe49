package io.santral.customer.matching;

import io.santral.customer.Kind.Family;
import io.santral.customer.Provenance;
import java.util.Locale;

/**
 * What the rules count with: by aspect and level how often one person's values agree so (m) and two strangers' (u), the odds of
 * owners, the calibration, and what outcomes need. Immutable; every decision names the version it was made with.
 */
public final class Model {
    private final String version;
    private final double[][] m;
    private final double[][] u;
    private final double[][] bits;
    private final OwnerOdds owners;
    private final Calibration calibration;
    private final Thresholds thresholds;

    Model(
            String version,
            double[][] m,
            double[][] u,
            OwnerOdds owners,
            Calibration calibration,
            Thresholds thresholds) {
        this.version = version;
        this.m = m;
        this.u = u;
        this.bits = new double[m.length][];
        for (int aspect = 0; aspect < m.length; aspect++) {
            bits[aspect] = new double[m[aspect].length];
            for (int level = 0; level < bits[aspect].length; level++) {
                bits[aspect][level] = log2(m[aspect][level] / u[aspect][level]);
            }
        }
        this.owners = owners;
        this.calibration = calibration;
        this.thresholds = thresholds;
    }

    /** The model that an installation begins with. */
    public static Model shipped() {
        return Shipped.MODEL;
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

    public Thresholds thresholds() {
        return thresholds;
    }

    public Model with(OwnerOdds learned, String newVersion) {
        return new Model(newVersion, m, u, learned, calibration, thresholds);
    }

    public Model with(Calibration learned, String newVersion) {
        return new Model(newVersion, m, u, owners, learned, thresholds);
    }

    public Model with(Thresholds needed, String newVersion) {
        return new Model(newVersion, m, u, owners, calibration, needed);
    }

    Model with(double[][] same, double[][] strangers, String newVersion) {
        return new Model(newVersion, same, strangers, owners, calibration, thresholds);
    }

    /**
     * The model after pairs were counted: where they are few it stays near what it was, where they are many it is what they say.
     * Aspects of which everybody has several stay as they are, for what they are worth follows from the odds of owners.
     *
     * @param faith how many pairs of one person the model so far is worth; for pairs of strangers, which are cheap to come by, ten
     *     times as many
     */
    public Model after(Agreement counted, double faith, String newVersion) {
        double[][] same = copy(m);
        double[][] strangers = copy(u);
        for (Aspect aspect : Aspect.ALL) {
            if (m(aspect, Level.OTHER) < 1) {
                counted.shrink(aspect, faith, same[aspect.ordinal()], true);
                counted.shrink(aspect, faith * 10, strangers[aspect.ordinal()], false);
            }
        }
        return new Model(newVersion, same, strangers, owners, calibration, thresholds);
    }

    /** The largest difference between the bits of two models at any agreement. */
    public double distance(Model other) {
        double most = 0;
        for (Aspect aspect : Aspect.ALL) {
            for (Level level : Level.ALL) {
                most = Math.max(most, Math.abs(bits(aspect, level) - other.bits(aspect, level)));
            }
        }
        return most;
    }

    /** How often one person's two values agree so. */
    double m(Aspect aspect, Level level) {
        return m[aspect.ordinal()][level.ordinal()];
    }

    /** How often two strangers' values agree so. */
    double u(Aspect aspect, Level level) {
        return u[aspect.ordinal()][level.ordinal()];
    }

    double bits(Aspect aspect, Level level) {
        return bits[aspect.ordinal()][level.ordinal()];
    }

    static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    /** Everything in lines of words, as {@link #read} takes it. */
    public String text() {
        StringBuilder text = new StringBuilder("version ").append(version).append('\n');
        line(text, "thresholds", thresholds.merge(), thresholds.suggest(), thresholds.margin());
        line(text, "calibration", calibration.slope(), calibration.offset());
        for (Aspect aspect : Aspect.ALL) {
            for (Level level : Level.ALL) {
                line(text, "agree " + aspect + ' ' + level, m(aspect, level), u(aspect, level));
            }
        }
        for (Aspect aspect : Aspect.ALL) {
            if (aspect.identifying) {
                for (Provenance provenance : Provenance.values()) {
                    Beta believed = owners.of(aspect.family, provenance);
                    line(text, "owner " + aspect.family + ' ' + provenance, believed.yes(), believed.no());
                }
            }
        }
        return text.toString();
    }

    /**
     * Reads what {@link #text} wrote; what it does not name is as shipped.
     *
     * @throws IllegalArgumentException if a line is none of a model's
     */
    public static Model read(String text) {
        String version = shipped().version();
        double[][] m = copy(shipped().m);
        double[][] u = copy(shipped().u);
        OwnerOdds owners = OwnerOdds.shipped();
        Calibration calibration = Calibration.NONE;
        Thresholds thresholds = Thresholds.SHIPPED;
        for (String line : text.split("\n", -1)) {
            String[] words = line.strip().split(" ", -1);
            switch (words[0] + words.length) {
                case "version2" -> version = words[1];
                case "thresholds4" -> thresholds = new Thresholds(number(words, 1), number(words, 2), number(words, 3));
                case "calibration3" -> calibration = new Calibration(number(words, 1), number(words, 2));
                case "agree5" -> {
                    int aspect = Aspect.valueOf(words[1]).ordinal();
                    int level = Level.valueOf(words[2]).ordinal();
                    m[aspect][level] = number(words, 3);
                    u[aspect][level] = number(words, 4);
                }
                case "owner5" ->
                    owners = owners.with(
                            Family.valueOf(words[1]),
                            Provenance.valueOf(words[2]),
                            new Beta(number(words, 3), number(words, 4)));
                case "1" -> {} // An empty line.
                default -> throw new IllegalArgumentException("no line of a model: " + line);
            }
        }
        return new Model(version, m, u, owners, calibration, thresholds);
    }

    private static double number(String[] words, int at) {
        double number = Double.parseDouble(words[at]);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("no number: " + words[at]);
        }
        return number;
    }

    private static void line(StringBuilder text, String words, double... numbers) {
        text.append(words);
        for (double number : numbers) {
            text.append(' ').append(String.format(Locale.ROOT, "%.9g", number));
        }
        text.append('\n');
    }

    private static double[][] copy(double[][] table) {
        double[][] copy = new double[table.length][];
        for (int i = 0; i < table.length; i++) {
            copy[i] = table[i].clone();
        }
        return copy;
    }
}
