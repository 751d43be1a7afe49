package io.santral.bench.stream;

/** Expected calibration error over ten bins of equal width: how far what was said to be likely was from what came true. */
final class Calibration {
    private static final int BINS = 10;

    private final long[] counts = new long[BINS];
    private final double[] said = new double[BINS];
    private final long[] came = new long[BINS];

    void add(double posterior, boolean right) {
        int bin = Math.min(BINS - 1, Math.max(0, (int) (posterior * BINS)));
        counts[bin]++;
        said[bin] += posterior;
        came[bin] += right ? 1 : 0;
    }

    double error() {
        long all = 0;
        double error = 0;
        for (int i = 0; i < BINS; i++) {
            all += counts[i];
            error += Math.abs(said[i] - came[i]);
        }
        return all == 0 ? 0 : error / all;
    }
}
