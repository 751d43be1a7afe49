package io.santral.customer.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many pairs agreed how far, by aspect and level, among one person's values and among strangers'. Counts, and by their type
 * nothing else: there is no room in it for a value, a hash or a text. Immutable.
 */
public final class Agreement {
    public static final Agreement NONE = of(new double[0][], new double[0][]);

    private final double[][] same;
    private final double[][] strangers;

    /**
     * One count.
     *
     * @param same pairs of one person that agreed so, at least 0
     * @param strangers pairs of strangers that did, at least 0
     */
    public record Cell(Aspect aspect, Level level, long same, long strangers) {
        public Cell {
            if (same < 0 || strangers < 0) {
                throw new IllegalArgumentException("counts, not " + same + " and " + strangers);
            }
        }
    }

    private Agreement(double[][] same, double[][] strangers) {
        this.same = same;
        this.strangers = strangers;
    }

    static Agreement of(double[][] same, double[][] strangers) {
        return new Agreement(whole(same), whole(strangers));
    }

    public static Agreement of(List<Cell> cells) {
        Agreement agreement = of(new double[0][], new double[0][]);
        for (Cell cell : cells) {
            agreement.same[cell.aspect().ordinal()][cell.level().ordinal()] += cell.same();
            agreement.strangers[cell.aspect().ordinal()][cell.level().ordinal()] += cell.strangers();
        }
        return agreement;
    }

    /** Rounded; those that are 0 twice are left out. */
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (Aspect aspect : Aspect.ALL) {
            for (Level level : Level.ALL) {
                long one = Math.round(same[aspect.ordinal()][level.ordinal()]);
                long two = Math.round(strangers[aspect.ordinal()][level.ordinal()]);
                if (one > 0 || two > 0) {
                    cells.add(new Cell(aspect, level, one, two));
                }
            }
        }
        return List.copyOf(cells);
    }

    /** Without what those counted; nothing goes below 0. */
    public Agreement without(Agreement part) {
        return new Agreement(less(same, part.same), less(strangers, part.strangers));
    }

    /** Pairs of strangers, by the aspect that most of them show. */
    public long pairs() {
        return Math.round(Arrays.stream(strangers)
                .mapToDouble(levels -> Arrays.stream(levels).sum())
                .max()
                .orElse(0));
    }

    /** Pairs of one person, by the aspect that most of them show. */
    public long matches() {
        return Math.round(Arrays.stream(same)
                .mapToDouble(levels -> Arrays.stream(levels).sum())
                .max()
                .orElse(0));
    }

    /** Moves the shares of the aspect's levels towards what was counted; {@code faith} is how many pairs they are worth. */
    void shrink(Aspect aspect, double faith, double[] shares, boolean ofOnePerson) {
        double[] counted = (ofOnePerson ? same : strangers)[aspect.ordinal()];
        double all = Arrays.stream(counted).sum();
        for (int level = 0; level < shares.length; level++) {
            shares[level] = (counted[level] + faith * shares[level]) / (all + faith);
        }
    }

    private static double[][] whole(double[][] part) {
        double[][] table = new double[Aspect.ALL.length][Level.ALL.length];
        for (int aspect = 0; aspect < part.length; aspect++) {
            table[aspect] = part[aspect].clone();
        }
        return table;
    }

    private static double[][] less(double[][] all, double[][] part) {
        double[][] rest = whole(all);
        for (int aspect = 0; aspect < rest.length; aspect++) {
            for (int level = 0; level < rest[aspect].length; level++) {
                rest[aspect][level] = Math.max(0, rest[aspect][level] - part[aspect][level]);
            }
        }
        return rest;
    }
}
