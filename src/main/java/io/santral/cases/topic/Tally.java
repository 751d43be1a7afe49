package io.santral.cases.topic;

import java.util.Arrays;

/** How often a gram was seen, in how many texts, and under which topics: topics by their place, only those that have it. */
final class Tally {
    private short[] places = new short[1];
    private float[] weights = new float[1];
    private int size;
    private int texts;

    int texts() {
        return texts;
    }

    void add(int place, double weight, int count) {
        texts += count;
        for (int i = 0; i < size; i++) {
            if (places[i] == place) {
                weights[i] += (float) weight;
                return;
            }
        }
        if (size == places.length) {
            places = Arrays.copyOf(places, size * 2);
            weights = Arrays.copyOf(weights, size * 2);
        }
        places[size] = (short) place;
        weights[size++] = (float) weight;
    }

    /**
     * Adds what the gram says for each topic, as the logarithm of its odds under the topic against all others: of topics that do not
     * have it only the difference to that matters, since what is the same for all topics decides nothing.
     *
     * @param rarity what the gram counts
     * @param unseen what a gram counts as under a topic that does not have it
     */
    void addTo(double[] scores, double rarity, double unseen) {
        double total = 0;
        for (int i = 0; i < size; i++) {
            total += weights[i];
        }
        double none = Math.log(unseen) - Math.log(total + unseen);
        for (int i = 0; i < size; i++) {
            double mine = Math.max(weights[i], 0);
            double others = Math.max(total - mine, 0);
            scores[places[i]] += rarity * (Math.log(mine + unseen) - Math.log(others + unseen) - none);
        }
    }
}
