package io.santral.stream;

import java.util.Arrays;

/** A distribution over a few numbers. */
final class Weights {
    private final int[] numbers;
    private final double[] cumulative;

    Weights(int[] numbers, double[] weights) {
        this.numbers = numbers.clone();
        this.cumulative = weights.clone();
        Arrays.parallelPrefix(cumulative, Double::sum);
    }

    /** Written {@code number:weight number:weight}. */
    static Weights read(String text) {
        String[] parts = text.split(" ");
        int[] numbers = new int[parts.length];
        double[] weights = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            String[] pair = parts[i].split(":");
            numbers[i] = Integer.parseInt(pair[0]);
            weights[i] = Double.parseDouble(pair[1]);
        }
        return new Weights(numbers, weights);
    }

    /** Zipf's: number {@code i} of {@code 0..count-1} weighs {@code 1 / (i + 1)^exponent}. */
    static Weights zipf(int count, double exponent) {
        int[] numbers = new int[count];
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i;
            weights[i] = Math.pow(i + 1, -exponent);
        }
        return new Weights(numbers, weights);
    }

    int draw(Dice dice) {
        double at = dice.uniform() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, at);
        return numbers[Math.min(found < 0 ? -found - 1 : found + 1, numbers.length - 1)];
    }

    /** How often the number comes out. */
    double shareOf(int number) {
        double sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            sum += numbers[i] == number ? weight(i) : 0;
        }
        return sum / cumulative[cumulative.length - 1];
    }

    double mean() {
        double sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            sum += numbers[i] * weight(i);
        }
        return sum / cumulative[cumulative.length - 1];
    }

    private double weight(int i) {
        return cumulative[i] - (i == 0 ? 0 : cumulative[i - 1]);
    }
}
