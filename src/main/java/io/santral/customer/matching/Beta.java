package io.santral.customer.matching;

/**
 * What is believed of a chance: as if it had been seen so many times to be so, and so many times not (a Beta distribution).
 *
 * @param yes more than 0
 * @param no more than 0
 */
public record Beta(double yes, double no) {
    public Beta {
        if (!(yes > 0 && no > 0)) {
            throw new IllegalArgumentException("both more than 0, not " + yes + " and " + no);
        }
    }

    /** The chance expected: more than 0, less than 1. */
    public double mean() {
        return yes / (yes + no);
    }

    /** After more was seen. */
    public Beta after(long right, long wrong) {
        return new Beta(yes + right, no + wrong);
    }
}
