package io.santral.customer.matching;

import io.santral.customer.matching.Index.Probe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Learns from a brand's own identities, without a label, how often values agree: among strangers (u) from pairs drawn at random,
 * within a person (m) by expectation maximisation over pairs that share a key. What a key shares by construction is not learned
 * from its pairs, so there are several passes, each blind in other aspects. The same sample gives the same model.
 */
public final class Fitter {
    private static final int LEVELS = Level.ALL.length;
    private static final int ASPECTS = Aspect.ALL.length;
    private static final int RANDOM_PAIRS = 100_000;

    /** Pairs of one pass at most, where nobody asks for fewer. */
    private static final int MOST_PAIRS = 200_000;

    /** Blocks of more identities are left out. */
    private static final int LARGEST_BLOCK = 60;

    /** A pass with fewer pairs teaches nothing. */
    private static final int FEWEST_PAIRS = 50;

    private static final int ROUNDS = 2;
    private static final int STEPS = 30;

    private static final byte UNKNOWN = -1;

    /** Pairs that share one kind of key, and the aspects in which they agree because of it. */
    @SuppressWarnings("ImmutableEnumChecker") // filled by the constructor, then only read
    private enum Pass {
        NUMBER(
                EnumSet.of(KeyType.CUSTOMER_NUMBER, KeyType.EMAIL, KeyType.PHONE),
                EnumSet.of(Aspect.CUSTOMER_NUMBER, Aspect.EMAIL, Aspect.PHONE)),
        NAME(EnumSet.of(KeyType.NAME), EnumSet.of(Aspect.GIVEN, Aspect.SURNAME, Aspect.FURTHER_NAME)),
        BIRTH(EnumSet.of(KeyType.BIRTH), EnumSet.of(Aspect.BIRTH)),
        POST_CODE(
                EnumSet.of(KeyType.POST_CODE),
                EnumSet.of(Aspect.POST_CODE, Aspect.CITY, Aspect.REGION, Aspect.BIRTH_PLACE)),
        STREET(EnumSet.of(KeyType.STREET), EnumSet.of(Aspect.STREET, Aspect.STREET_NUMBER)),
        SURNAME_PLACE(EnumSet.of(KeyType.SURNAME_PLACE), EnumSet.of(Aspect.SURNAME, Aspect.BIRTH_PLACE, Aspect.CITY));

        private final Set<KeyType> keys;
        private final boolean[] blind = new boolean[ASPECTS];

        Pass(Set<KeyType> keys, Set<Aspect> shared) {
            this.keys = keys;
            shared.forEach(aspect -> blind[aspect.ordinal()] = true);
        }
    }

    private final Keys keys;
    private final int random;
    private final int most;

    public Fitter(Keys keys) {
        this(keys, RANDOM_PAIRS, MOST_PAIRS);
    }

    /** One that looks at no more than so many pairs in all: half of them strangers, half dealt to the passes. */
    public Fitter(Keys keys, int pairs) {
        this(keys, pairs / 2, pairs / 2 / Pass.values().length);
    }

    private Fitter(Keys keys, int random, int most) {
        this.keys = keys;
        this.random = random;
        this.most = most;
    }

    /**
     * The start model, with agreement learned. What the sample does not show stays as it is.
     *
     * @param sample identities drawn at random, some thousands; fewer than two teach nothing
     */
    public Model fit(Model start, List<Profile> sample, String version) {
        if (sample.size() < 2) {
            return start;
        }
        Found found = find(start, sample, sample);
        return start.with(found.m, found.u, version);
    }

    /**
     * What the samples show, as counts of pairs: what {@link Model#after} makes a model of.
     *
     * @param atRandom identities drawn at random, for strangers; fewer than two teach nothing of them
     * @param sharing identities of which many share keys, for pairs that are one person; may be the same
     */
    public Agreement count(Model start, List<Profile> atRandom, List<Profile> sharing) {
        Found found = find(start, atRandom, sharing);
        return Agreement.of(found.same, counts(found.strangers, found.weights));
    }

    /** Tables that were found, and the counts behind them. */
    private static final class Found {
        private double[][] m;
        private double[][] u;
        private double[][] same = new double[ASPECTS][LEVELS];
        private final byte[][] strangers;
        private final double[] weights;

        Found(double[][] m, double[][] u, byte[][] strangers, double[] weights) {
            this.m = m;
            this.u = u;
            this.strangers = strangers;
            this.weights = weights;
        }
    }

    private Found find(Model start, List<Profile> atRandom, List<Profile> sharing) {
        Map<Pass, byte[][]> passes = passes(sharing);
        byte[][] strangers = strangers(atRandom);
        double[] weights = new double[strangers.length];
        Arrays.fill(weights, 1);
        double[][] before = table(start, false);
        Found found = new Found(table(start, true), shares(strangers, weights, before), strangers, weights);
        for (int round = 0; round < ROUNDS; round++) {
            learn(passes, found);
            withoutMatches(strangers, weights, found.m, found.u, atRandom.size());
            found.u = shares(strangers, weights, before);
        }
        return found;
    }

    private Map<Pass, byte[][]> passes(List<Profile> sample) {
        Map<Short, Map<Index.Key, List<Integer>>> blocks = new HashMap<>();
        for (int i = 0; i < sample.size(); i++) {
            for (Probe probe : keys.probes(sample.get(i))) {
                if (probe.retrieve()) {
                    blocks.computeIfAbsent(probe.key().type(), type -> new HashMap<>())
                            .computeIfAbsent(probe.key(), key -> new ArrayList<>(2))
                            .add(i);
                }
            }
        }
        Map<Pass, byte[][]> passes = new EnumMap<>(Pass.class);
        for (Pass pass : Pass.values()) {
            List<byte[]> pairs = new ArrayList<>();
            LongSet seen = new LongSet();
            for (KeyType type : pass.keys) {
                for (List<Integer> block :
                        blocks.getOrDefault(type.code(), Map.of()).values()) {
                    if (block.size() <= LARGEST_BLOCK) {
                        pair(sample, block, seen, pairs);
                    }
                }
            }
            if (pairs.size() >= FEWEST_PAIRS) {
                passes.put(pass, pairs.toArray(byte[][]::new));
            }
        }
        return passes;
    }

    private void pair(List<Profile> sample, List<Integer> block, LongSet seen, List<byte[]> pairs) {
        for (int i = 1; i < block.size(); i++) {
            for (int j = 0; j < i && pairs.size() < most; j++) {
                int one = block.get(i);
                int other = block.get(j);
                if (one != other && seen.add((long) one * sample.size() + other)) {
                    pairs.add(agreement(sample.get(one), sample.get(other)));
                }
            }
        }
    }

    private byte[][] strangers(List<Profile> sample) {
        Random dice = new Random(sample.size());
        long all = sample.size() * (sample.size() - 1L) / 2;
        byte[][] pairs = new byte[(int) Math.min(random, all)][];
        for (int i = 0; i < pairs.length; i++) {
            int one = dice.nextInt(sample.size());
            int other = dice.nextInt(sample.size() - 1);
            pairs[i] = agreement(sample.get(one), sample.get(other < one ? other : other + 1));
        }
        return pairs;
    }

    private static byte[] agreement(Profile one, Profile other) {
        Portrait portrait = new Portrait(List.of(other));
        byte[] agreement = new byte[ASPECTS];
        for (Aspect aspect : Aspect.ALL) {
            Level level = Comparison.best(aspect, one.traits(), portrait);
            agreement[aspect.ordinal()] = level == null ? UNKNOWN : (byte) level.ordinal();
        }
        return agreement;
    }

    /** One round of all passes: the mean of what they found, by the matches that each expects. */
    private static void learn(Map<Pass, byte[][]> passes, Found known) {
        double[][] m = known.m;
        double[][] u = known.u;
        double[][] sum = new double[ASPECTS][LEVELS];
        double[] weight = new double[ASPECTS];
        passes.forEach((pass, pairs) -> {
            double[][] found = copy(m);
            double[] chance = new double[pairs.length];
            double share = 0.3;
            for (int step = 0; step < STEPS; step++) {
                for (int i = 0; i < pairs.length; i++) {
                    chance[i] = chance(Math.log(share / (1 - share)), pairs[i], found, u, pass.blind);
                }
                share = Math.min(
                        0.999, Math.max(0.001, Arrays.stream(chance).average().orElse(0)));
                found = shares(pairs, chance, m);
            }
            double matches = share * pairs.length;
            for (int aspect = 0; aspect < ASPECTS; aspect++) {
                if (!pass.blind[aspect]) {
                    weight[aspect] += matches;
                    for (int level = 0; level < LEVELS; level++) {
                        sum[aspect][level] += matches * found[aspect][level];
                    }
                }
            }
        });
        double[][] mean = copy(m);
        for (int aspect = 0; aspect < ASPECTS; aspect++) {
            for (int level = 0; level < LEVELS && weight[aspect] > 0; level++) {
                mean[aspect][level] = sum[aspect][level] / weight[aspect];
            }
        }
        known.m = mean;
        known.same = sum;
    }

    /** A pair drawn at random is one person now and then: those must not make agreement look common among strangers. */
    private static void withoutMatches(byte[][] strangers, double[] weights, double[][] m, double[][] u, int sample) {
        boolean[] seeing = new boolean[ASPECTS];
        for (int i = 0; i < strangers.length; i++) {
            weights[i] = 1 - chance(-Math.log(sample), strangers[i], m, u, seeing);
        }
    }

    private static double chance(double prior, byte[] pair, double[][] m, double[][] u, boolean[] blind) {
        double odds = prior;
        for (int aspect = 0; aspect < ASPECTS; aspect++) {
            int level = pair[aspect];
            if (level != UNKNOWN && !blind[aspect]) {
                odds += Math.log(m[aspect][level] / u[aspect][level]);
            }
        }
        return 1 / (1 + Math.exp(-odds));
    }

    /**
     * The share of each level among the pairs that show the aspect, by weight. What few pairs could not show at all, because it is
     * rare, is not taken for impossible: each level stands as if it had been seen once in as many pairs as it takes on the average.
     */
    private static double[][] shares(byte[][] pairs, double[] weights, double[][] before) {
        double[][] shares = counts(pairs, weights);
        for (int aspect = 0; aspect < ASPECTS; aspect++) {
            double all = Arrays.stream(shares[aspect]).sum();
            double sum = 0;
            for (int level = 0; level < LEVELS; level++) {
                shares[aspect][level] = (shares[aspect][level] + 1) / (all + 1 / before[aspect][level]);
                sum += shares[aspect][level];
            }
            for (int level = 0; level < LEVELS; level++) {
                shares[aspect][level] /= sum;
            }
        }
        return shares;
    }

    private static double[][] counts(byte[][] pairs, double[] weights) {
        double[][] counts = new double[ASPECTS][LEVELS];
        for (int i = 0; i < pairs.length; i++) {
            for (int aspect = 0; aspect < ASPECTS; aspect++) {
                if (pairs[i][aspect] != UNKNOWN) {
                    counts[aspect][pairs[i][aspect]] += weights[i];
                }
            }
        }
        return counts;
    }

    private static double[][] table(Model model, boolean same) {
        double[][] table = new double[ASPECTS][LEVELS];
        for (Aspect aspect : Aspect.ALL) {
            for (Level level : Level.ALL) {
                table[aspect.ordinal()][level.ordinal()] = same ? model.m(aspect, level) : model.u(aspect, level);
            }
        }
        return table;
    }

    private static double[][] copy(double[][] table) {
        double[][] copy = new double[table.length][];
        for (int i = 0; i < table.length; i++) {
            copy[i] = table[i].clone();
        }
        return copy;
    }
}
