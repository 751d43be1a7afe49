package io.santral.routing;

import io.santral.shared.Event;

/** Somebody came or went: whoever shows it to them should look again. */
public record PresenceChanged(long person) implements Event {}
