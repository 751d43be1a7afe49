package io.santral.stream;

/** What is wrong with a contact, if anything. */
public enum Trouble {
    NONE,
    /** It names a number that is not the writer's, by mistake. */
    WRONG_REFERENCE,
    /** It quotes the case number of somebody else's matter, by mistake. */
    FOREIGN_CASE_NUMBER,
    /** A mail of somebody else's is in it, with that person's address and numbers. */
    FORWARDED_MAIL,
    /** Attack: a public post that names a customer's address, number or order as the writer's own. */
    PUBLIC_IMPERSONATION,
    /** Attack: a private message that names a customer's order number. */
    ORDER_FISHING,
    /** Attack: a handle and a name that look like a customer's. */
    HOMOGRAPH_HANDLE,
    /** Attack: a mail that claims a customer's address, which no DMARC pass bears out. */
    FORGED_SENDER;

    /** Whether somebody pretends to be somebody else. */
    public boolean isAttack() {
        return compareTo(PUBLIC_IMPERSONATION) >= 0;
    }
}
