package io.santral.stream;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that comes out the same again: every purpose has its own, so that one more draw here changes nothing there. */
final class Dice {
    private final SplittableRandom random;

    private Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    static Dice of(long seed, String purpose, long number) {
        long mixed = seed;
        for (int i = 0; i < purpose.length(); i++) {
            mixed = mixed * 0x100000001B3L ^ purpose.charAt(i);
        }
        return new Dice(mixed * 0x9E3779B97F4A7C15L + number * 0xD1B54A32D192ED03L);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    double uniform() {
        return random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    long below(long bound) {
        return random.nextLong(bound);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    int poisson(double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    /** So many decimal digits. */
    String digits(int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }
}
