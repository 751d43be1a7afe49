package io.santral.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A channel identity as it was seen with an interaction.
 *
 * @param namespace what gives the value its meaning: {@code email}, {@code phone} (with {@code :claimed} where
 *     nothing but the writer says that it is theirs), or the account that knows the id, for example
 *     {@code facebook:1002…}; at most 100 characters
 * @param value the provider's id of the person, unique in the namespace: at most 255 characters
 * @param name as the person shows it
 * @param features what is known of the person with this interaction, the identity itself included; at most 60
 */
public record Sighting(String namespace, String value, Optional<String> name, Instant at, List<Feature> features) {
    public Sighting {
        features = List.copyOf(features);
    }
}
