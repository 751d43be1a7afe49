package io.santral.customer.matching;

import io.santral.customer.Provenance;

/**
 * A value in its normal form.
 *
 * @param worth whether it can belong to one person at all
 * @param day when it was last seen, in days since 1970
 * @param letters one bit a letter or digit that occurs, to see quickly how different two values are
 */
record Trait(String value, Provenance provenance, Worth worth, long day, int letters) {
    /** Whom a value can belong to. */
    enum Worth {
        PERSON,
        /** A household or an office: a fixed line, a fax. */
        SEVERAL,
        /** Perhaps nobody: a word of a user name, which may be their name. That another has another name does not speak against it. */
        PERHAPS,
        /** Nobody: a switchboard, an address that a form was fed with. */
        NOBODY
    }

    static final Trait[] NONE = {};

    Trait(String value, Provenance provenance, Worth worth, long day) {
        this(value, provenance, worth, day, letters(value));
    }

    boolean perhaps() {
        return worth == Worth.PERHAPS;
    }

    boolean imported() {
        return provenance == Provenance.IMPORTED;
    }

    private static int letters(String value) {
        int letters = 0;
        for (int i = 0; i < value.length(); i++) {
            letters |= 1 << (value.charAt(i) & 31);
        }
        return letters;
    }
}
