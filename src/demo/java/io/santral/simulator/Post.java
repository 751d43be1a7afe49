package io.santral.simulator;

/** A post of the page itself. */
record Post(String id, String page, String text) {}
