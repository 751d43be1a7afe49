package io.santral.cases;

import java.time.Instant;
import java.util.Optional;

/**
 * Why an interaction is in its case.
 *
 * @param origin {@code AUTO} or {@code AGENT}
 * @param reason the key of a sentence
 * @param person who put it there; empty if nobody did
 */
public record CaseLinkView(long interaction, String origin, String reason, Optional<String> person, Instant at) {}
