package io.santral.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the stream is made of: {@code shares.properties}, with single values replaced where a run wants it. */
public final class Shares {
    private final Map<String, String> values;
    private final Map<String, Double> numbers = new HashMap<>();
    private final Map<String, Weights> weights = new HashMap<>();

    private Shares(Map<String, String> values) {
        this.values = values;
        values.forEach((key, value) -> {
            if (value.matches("[0-9.]+")) {
                numbers.put(key, Double.valueOf(value));
            } else if (value.contains(" ")) {
                weights.put(key, Weights.read(value));
            }
        });
    }

    /** As shipped. */
    public static Shares shipped() {
        Map<String, String> values = new TreeMap<>();
        for (String line : Resource.lines("shares.properties")) {
            int at = line.indexOf('=');
            values.put(line.substring(0, at).strip(), line.substring(at + 1).strip());
        }
        return new Shares(values);
    }

    /** The same with another value. */
    public Shares with(String key, String value) {
        known(values, key);
        Map<String, String> changed = new TreeMap<>(values);
        changed.put(key, value);
        return new Shares(changed);
    }

    public double share(String key) {
        return known(numbers, key);
    }

    int number(String key) {
        return known(numbers, key).intValue();
    }

    long seed(Half half) {
        return Long.parseLong(known(values, "seed." + half.key));
    }

    Instant begin() {
        return Instant.parse(known(values, "period.begin"));
    }

    Duration period() {
        return Duration.ofDays(number("period.days"));
    }

    /** A distribution over numbers, written {@code number:weight number:weight}. */
    Weights weights(String key) {
        return known(weights, key);
    }

    private static <T> T known(Map<String, T> values, String key) {
        T value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("shares.properties has no such " + key);
        }
        return value;
    }
}
