package io.santral.security;

import io.santral.shared.Event;

/** Somebody's last session of the pages on this node has ended: they went, were sent, or did nothing for half an hour. */
public record LoggedOut(long person) implements Event {}
