package io.santral.bench.stream;

import io.santral.shared.Binomial;

/** How many of how many. */
final class Rate {
    private long hits;
    private long all;

    void count(boolean hit) {
        all++;
        hits += hit ? 1 : 0;
    }

    long hits() {
        return hits;
    }

    long all() {
        return all;
    }

    /** 0 of nothing is 0. */
    double value() {
        return all == 0 ? 0 : (double) hits / all;
    }

    /** The exact upper 95 per cent bound. */
    double upperBound() {
        return Binomial.upperBound(hits, all, 0.95);
    }

    static double f1(double precision, double recall) {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
}
