package io.santral.customer.matching;

import io.santral.customer.Kind.Family;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** One thing in which two profiles are compared. */
public enum Aspect {
    PLATFORM(Family.PLATFORM, true),
    LOGIN(Family.LOGIN, true),
    EMAIL(Family.EMAIL, true),
    PHONE(Family.PHONE, true),
    FAX(Family.PHONE, true),
    DEVICE(Family.DEVICE, true),
    HANDLE(Family.HANDLE, false),
    CUSTOMER_NUMBER(Family.CUSTOMER_NUMBER, true),
    ORDER(Family.ORDER, true),
    NATIONAL_ID(Family.NATIONAL_ID, true),
    GIVEN(Family.NAME, false),
    SURNAME(Family.NAME, false),
    FURTHER_NAME(Family.NAME, false),
    BIRTH(Family.BIRTH, false),
    BIRTH_PLACE(Family.BIRTH_PLACE, false),
    STREET(Family.ADDRESS, false),
    STREET_NUMBER(Family.ADDRESS, false),
    CITY(Family.ADDRESS, false),
    POST_CODE(Family.ADDRESS, false),
    REGION(Family.ADDRESS, false),
    OCCUPATION(Family.OCCUPATION, false),
    SEX(Family.SEX, false);

    static final Aspect[] ALL = values();
    static final Aspect[] NAMES = {GIVEN, SURNAME, FURTHER_NAME};

    /** Identifiers that people tell when they are asked who they are. */
    static final Set<Aspect> SAID = Collections.unmodifiableSet(EnumSet.of(EMAIL, PHONE, CUSTOMER_NUMBER, ORDER));

    final Family family;
    /** Whether the value is meant to belong to one person: then its worth is the odds that its owner is the one who writes. */
    final boolean identifying;

    Aspect(Family family, boolean identifying) {
        this.family = family;
        this.identifying = identifying;
    }

    /**
     * The other aspects with which it counts once. Not the whole family: given name and surname, or a street and a post code, are
     * told apart by more than one another.
     */
    Aspect[] countedWith() {
        return switch (this) {
            case PHONE -> FAXES;
            case FAX -> PHONES;
            case CITY, REGION, POST_CODE -> PLACES;
            default -> ALONE;
        };
    }

    private static final Aspect[] ALONE = {};
    private static final Aspect[] FAXES = {FAX};
    private static final Aspect[] PHONES = {PHONE};
    private static final Aspect[] PLACES = {CITY, REGION, POST_CODE};
}
