package io.santral.customer.matching;

import io.santral.customer.Provenance;

/**
 * A value in its normal form.
 *
 * @param empty whether it is no evidence: a switchboard's number, an address that nobody is
 * @param day when it was last seen, in days since 1970
 */
record Trait(String value, Provenance provenance, long day, boolean empty) {
    static final Trait[] NONE = {};
}
