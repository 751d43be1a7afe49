package io.santral.bench.stream;

import java.util.HashMap;
import java.util.Map;

/**
 * B-cubed precision, recall and F1 of a clustering (Bagga and Baldwin 1998): for each item, the share of its cluster that truly
 * belongs with it, and the share of what truly belongs with it that is in its cluster; averaged over the items.
 */
final class BCubed {
    private record Both(String cluster, long truth) {}

    private final Map<Both, Long> both = new HashMap<>();
    private final Map<String, Long> clusters = new HashMap<>();
    private final Map<Long, Long> truths = new HashMap<>();
    private long items;

    void add(String cluster, long truth) {
        items++;
        both.merge(new Both(cluster, truth), 1L, Long::sum);
        clusters.merge(cluster, 1L, Long::sum);
        truths.merge(truth, 1L, Long::sum);
    }

    double precision() {
        double sum = 0;
        for (Map.Entry<Both, Long> e : both.entrySet()) {
            sum += (double) e.getValue()
                    * e.getValue()
                    / clusters.getOrDefault(e.getKey().cluster(), 1L);
        }
        return items == 0 ? 0 : sum / items;
    }

    double recall() {
        double sum = 0;
        for (Map.Entry<Both, Long> e : both.entrySet()) {
            sum += (double) e.getValue()
                    * e.getValue()
                    / truths.getOrDefault(e.getKey().truth(), 1L);
        }
        return items == 0 ? 0 : sum / items;
    }

    double f1() {
        return Rate.f1(precision(), recall());
    }
}
