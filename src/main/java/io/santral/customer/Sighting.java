package io.santral.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A channel identity as it was seen with an interaction.
 *
 * @param namespace what gives the value its meaning: {@code email}, {@code phone} (with {@code :claimed} where
 *     nothing but the writer says that it is theirs), or the account that knows the id, for example
 *     {@code facebook:1002…}; at most 100 characters
 * @param value the provider's id of the person, unique in the namespace: at most 255 characters
 * @param name as the person shows it
 * @param features what is known of the person with this interaction, the identity itself included; at most 60
 * @param call whether it came by a telephone line that the network vouches for, as a call or a fax: then whoever uses the line may
 *     be another each time, while an account, even one that goes by the number, is one somebody's
 */
public record Sighting(
        String namespace, String value, Optional<String> name, Instant at, List<Feature> features, boolean call) {
    public Sighting {
        features = List.copyOf(features);
    }

    /** Of a message or a post. */
    public Sighting(String namespace, String value, Optional<String> name, Instant at, List<Feature> features) {
        this(namespace, value, name, at, features, false);
    }

    /** The same of somebody else at the same address, of whom one thing more is known. */
    public Sighting in(String other, Optional<String> called, Feature more) {
        return new Sighting(
                other,
                value,
                called,
                at,
                Stream.concat(features.stream(), Stream.of(more)).toList(),
                call);
    }
}
