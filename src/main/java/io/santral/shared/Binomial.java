package io.santral.shared;

/** Exact bounds of a rate. */
public final class Binomial {
    private static final int HALVINGS = 60;

    private Binomial() {}

    /**
     * The exact (Clopper-Pearson) one-sided upper bound of a rate: the rate at which so few failures or fewer would come out in
     * only {@code 1 - confidence} of all samples. 1 if there was no trial.
     */
    public static double upperBound(long failures, long trials, double confidence) {
        if (failures >= trials) {
            return 1;
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (atMost(failures, trials, middle) > 1 - confidence) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** P(X <= failures), summed in logarithms: the single terms may be far below what a double holds. */
    private static double atMost(long failures, long trials, double rate) {
        double term = trials * Math.log1p(-rate);
        double sum = Math.exp(term);
        for (long k = 1; k <= failures; k++) {
            term += Math.log((double) (trials - k + 1) / k) + Math.log(rate) - Math.log1p(-rate);
            sum += Math.exp(term);
        }
        return sum;
    }
}
