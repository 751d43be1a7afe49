package io.santral.customer;

import java.time.Instant;
import java.util.Optional;

/**
 * A channel identity as it was seen with an interaction.
 *
 * @param namespace what gives the value its meaning, for example {@code facebook:1002…}: at most 100 characters
 * @param value the provider's id of the person, unique in the namespace: at most 255 characters
 * @param name as the person shows it
 */
public record Sighting(String namespace, String value, Optional<String> name, Instant at) {}
