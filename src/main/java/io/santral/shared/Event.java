package io.santral.shared;

/**
 * News that one capability tells and others hear through CDI. A record in the past tense that carries ids, never entities
 * and never content. Observers run in the teller's transaction unless they say otherwise.
 */
public interface Event {}
