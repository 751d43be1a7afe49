package io.santral.customer;

import java.time.Instant;

/**
 * Something that is known of an identity.
 *
 * @param value as it came; rules compare normal forms of it. What cannot be read as its kind is no evidence, never an error
 * @param seen when it was last seen, by the provider's time
 */
public record Feature(Kind kind, String value, Provenance provenance, Instant seen) {}
