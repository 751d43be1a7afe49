package io.santral.simulator;

/** Somebody who writes. The id is the provider's, and is another one on every page. */
record Person(String id, String name) {}
