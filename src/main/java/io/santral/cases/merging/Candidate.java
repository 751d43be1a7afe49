package io.santral.cases.merging;

import java.time.Instant;

/**
 * A case of the customer that an interaction might belong to.
 *
 * @param sameThread whether an interaction of the case stands in the same thread at the provider
 */
public record Candidate(long id, boolean open, Instant lastAt, boolean sameThread) {}
