package io.santral.bench.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Scored pairs, as a program that links pairs of records finds them. */
public final class Pairs {
    private record Pair(int one, int other, double score) {}

    private final List<Pair> pairs = new ArrayList<>();

    public void add(int one, int other, double score) {
        pairs.add(new Pair(one, other, score));
    }

    /** What the best thresholds reach, chosen on the truth itself, which favours the program. */
    public record Best(Score score, double threshold, double recallWhenPrecise) {}

    /** Closes the pairs transitively from the highest score down, and looks at 200 thresholds on the way. */
    public Best best(List<String> truth) {
        pairs.sort(Comparator.comparingDouble(Pair::score).reversed());
        int[] parent = new int[truth.size()];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
        Best best = new Best(new Score(1, 0, 1, 0), 1, 0);
        int step = Math.max(1, pairs.size() / 200);
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            parent[root(parent, pair.one)] = root(parent, pair.other);
            boolean last = i == pairs.size() - 1;
            if (last || i % step == 0 && pairs.get(i + 1).score < pair.score) {
                long[] clusters = new long[parent.length];
                for (int record = 0; record < clusters.length; record++) {
                    clusters[record] = root(parent, record);
                }
                Score score = Score.of(clusters, truth);
                double precise = score.precision() >= 0.999
                        ? Math.max(best.recallWhenPrecise, score.recall())
                        : best.recallWhenPrecise;
                best = score.f1() > best.score.f1()
                        ? new Best(score, pair.score, precise)
                        : new Best(best.score, best.threshold, precise);
            }
        }
        return best;
    }

    private static int root(int[] parent, int of) {
        int root = of;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }
}
