package io.santral.customer.matching;

/**
 * What is believed of a chance: so many times it was so, so many times not.
 *
 * @param yes at least 0, with {@code no} more than 0
 */
public record Beta(double yes, double no) {
    public double mean() {
        return yes / (yes + no);
    }

    public Beta with(long right, long wrong) {
        return new Beta(yes + right, no + wrong);
    }
}
