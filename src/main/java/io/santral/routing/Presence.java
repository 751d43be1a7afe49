package io.santral.routing;

/** Whether a person wants to be given work. */
public enum Presence {
    READY,
    AWAY
}
