package io.santral.cases.topic;

/** How soon somebody has to look. */
public enum Urgency {
    NORMAL,
    /** Hours matter, or patience is at its end. */
    HIGH,
    /** Money, health or a law suit is at stake: minutes matter. */
    CRITICAL
}
