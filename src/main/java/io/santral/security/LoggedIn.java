package io.santral.security;

import io.santral.shared.Event;

/** Somebody began a session of the pages. */
public record LoggedIn(long person) implements Event {}
