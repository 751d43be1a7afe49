package io.santral.cases.merging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/**
 * What each sign says, in bits for each unit of it. The shipped ones stand in {@code weights.properties} beside this class, with
 * where each comes from.
 */
public record Weights(Map<Sign, Double> bits) {
    private static final Weights SHIPPED = read("weights.properties");

    /**
     * Takes a weight for each sign.
     *
     * @throws IllegalArgumentException if a sign has none, or one that turns its meaning round
     */
    public Weights {
        bits = new EnumMap<>(bits);
        for (Sign sign : Sign.values()) {
            Double weight = bits.get(sign);
            if (weight == null) {
                throw new IllegalArgumentException(sign + " has no weight");
            }
            if (!sign.allows(weight)) {
                throw new IllegalArgumentException(sign + " cannot weigh " + weight + " bits");
            }
        }
    }

    public static Weights shipped() {
        return SHIPPED;
    }

    Evidence evidence(Sign sign) {
        return evidence(sign, 1);
    }

    Evidence evidence(Sign sign, double amount) {
        return new Evidence(sign, amount, amount * bits.getOrDefault(sign, 0.0));
    }

    private static Weights read(String name) {
        Properties lines = new Properties();
        try (InputStream in = Weights.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " was not built into the application");
            }
            lines.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Sign, Double> bits = new EnumMap<>(Sign.class);
        for (Sign sign : Sign.values()) {
            String weight = lines.getProperty(sign.weight());
            if (weight != null) {
                bits.put(sign, Double.parseDouble(weight));
            }
        }
        return new Weights(bits);
    }
}
