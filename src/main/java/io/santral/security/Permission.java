package io.santral.security;

/** What the gate asks for. */
public enum Permission {
    /** See a brand's cases and customers on the desk. */
    SEE_CASES,
    /** Take, answer and close cases. */
    ANSWER,
    /** Put back what a colleague has taken. */
    LEAD,
    /** See the brand's service figures in the portal. */
    SEE_SERVICE,
    /** Change how the brand is set up. */
    OPERATE
}
