package io.santral.sla;

/** What a contract asks for. */
public enum Target {
    FIRST_RESPONSE
}
