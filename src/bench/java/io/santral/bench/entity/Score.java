package io.santral.bench.entity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well clusters agree with the truth.
 *
 * @param precision of all pairs within clusters, how many are one person
 * @param recall of all pairs that are one person, how many are within a cluster
 * @param cubedPrecision the mean over records of the share of its cluster that is the same person (B-cubed)
 * @param cubedRecall the mean over records of the share of the person that is in its cluster
 */
public record Score(double precision, double recall, double cubedPrecision, double cubedRecall) {
    /** Of clusters, one number a record. */
    public static Score of(long[] clusters, List<String> truth) {
        Map<Long, Integer> found = new HashMap<>();
        Map<String, Integer> persons = new HashMap<>();
        Map<String, Map<Long, Integer>> both = new HashMap<>();
        for (int i = 0; i < clusters.length; i++) {
            found.merge(clusters[i], 1, Integer::sum);
            persons.merge(truth.get(i), 1, Integer::sum);
            both.computeIfAbsent(truth.get(i), person -> new HashMap<>()).merge(clusters[i], 1, Integer::sum);
        }
        double right = 0;
        double cubedPrecision = 0;
        double cubedRecall = 0;
        for (Map.Entry<String, Map<Long, Integer>> person : both.entrySet()) {
            for (Map.Entry<Long, Integer> shared : person.getValue().entrySet()) {
                double n = shared.getValue();
                right += n * (n - 1) / 2;
                cubedPrecision += n * n / found.get(shared.getKey());
                cubedRecall += n * n / persons.get(person.getKey());
            }
        }
        double linked = pairs(found);
        return new Score(
                linked == 0 ? 1 : right / linked,
                right / pairs(persons),
                cubedPrecision / clusters.length,
                cubedRecall / clusters.length);
    }

    public double f1() {
        return harmonic(precision, recall);
    }

    public double cubedF1() {
        return harmonic(cubedPrecision, cubedRecall);
    }

    private static double harmonic(double a, double b) {
        return a + b == 0 ? 0 : 2 * a * b / (a + b);
    }

    private static double pairs(Map<?, Integer> sizes) {
        double pairs = 0;
        for (int size : sizes.values()) {
            pairs += size * (size - 1.0) / 2;
        }
        return pairs;
    }
}
