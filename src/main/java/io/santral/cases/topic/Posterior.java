package io.santral.cases.topic;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How likely each topic is, given a text.
 *
 * @param shares by topic id, likeliest first: those of at least 0.05 %; what is missing to 1 is spread evenly over the other topics
 * @param topics how many topics there are, at least 1
 */
public record Posterior(Map<String, Double> shares, int topics) {
    private static final double LEAST = 0.0005;

    public Posterior {
        shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
    }

    /** Nothing is known: each topic is as likely as the next. */
    public static Posterior unknown(int topics) {
        return new Posterior(Map.of(), Math.max(topics, 1));
    }

    static Posterior of(Map<String, Double> all) {
        Map<String, Double> shares = new LinkedHashMap<>();
        all.entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST)
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> shares.put(entry.getKey(), entry.getValue()));
        return new Posterior(shares, all.size());
    }

    /** What several texts about one matter say together: the mean of what they say; unknown if there is none. */
    public static Posterior mean(List<Posterior> texts) {
        if (texts.isEmpty()) {
            return unknown(1);
        }
        Map<String, Double> sum = new HashMap<>();
        for (Posterior text : texts) {
            text.shares.forEach((topic, share) -> sum.merge(topic, share / texts.size(), Double::sum));
        }
        Posterior mean = of(sum);
        return new Posterior(mean.shares, texts.get(0).topics);
    }

    /** The likeliest topic, if one is at all likelier than the others. */
    public Optional<String> likeliest() {
        return shares.keySet().stream().findFirst();
    }

    public double share(String topic) {
        return shares.getOrDefault(topic, rest());
    }

    /** The probability that two texts are about the same topic, if they have nothing to do with each other otherwise: 0 to 1. */
    public double same(Posterior other) {
        double same = 0;
        int named = 0;
        for (Map.Entry<String, Double> entry : shares.entrySet()) {
            same += entry.getValue() * other.share(entry.getKey());
            named++;
        }
        for (Map.Entry<String, Double> entry : other.shares.entrySet()) {
            if (!shares.containsKey(entry.getKey())) {
                same += entry.getValue() * rest();
                named++;
            }
        }
        return same + Math.max(topics - named, 0) * rest() * other.rest();
    }

    /**
     * What the two texts say for being about one matter and against it, in bits: how many times likelier they are together if they
     * share their topic than if each has one of its own. 0 if either says nothing.
     */
    public double bits(Posterior other) {
        return shares.isEmpty() || other.shares.isEmpty()
                ? 0
                : Math.log(Math.max(same(other) * topics, Double.MIN_NORMAL)) / Math.log(2);
    }

    /** The share of each topic that is not named. */
    private double rest() {
        double named = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        return shares.size() >= topics ? 0 : Math.max(1 - named, 0) / (topics - shares.size());
    }
}
