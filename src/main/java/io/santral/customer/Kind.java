package io.santral.customer;

/** What a feature is. Features of one family are correlated: together they count once. */
public enum Kind {
    /** A platform's user id, together with what gives it its meaning: {@code facebook:1002…/8842…}. */
    PLATFORM_ID(Family.PLATFORM),
    /** The account with which somebody logged in at the brand: a signed web chat's subject. */
    LOGIN(Family.LOGIN),
    /** An e-mail address. */
    EMAIL(Family.EMAIL),
    /** A telephone number, E.164 where it can be read so. */
    PHONE(Family.PHONE),
    FAX(Family.PHONE),
    /** Which of those who use one telephone line: "1" whoever calls without saying who they are, "2" and so on who said it. */
    PARTY(Family.PHONE),
    DEVICE(Family.DEVICE),
    HANDLE(Family.HANDLE),
    CUSTOMER_NUMBER(Family.CUSTOMER_NUMBER),
    ORDER_NUMBER(Family.ORDER),
    CARGO_NUMBER(Family.ORDER),
    INVOICE_NUMBER(Family.ORDER),
    /** A national identity number, never stored but as a keyed hash. */
    NATIONAL_ID(Family.NATIONAL_ID),
    /** The whole name as shown or written, in whatever order. */
    NAME(Family.NAME),
    GIVEN_NAME(Family.NAME),
    SURNAME(Family.NAME),
    /** ISO 8601, or a part of it: {@code 1984}, {@code 1984-05}. */
    BIRTH_DATE(Family.BIRTH),
    BIRTH_PLACE(Family.BIRTH_PLACE),
    STREET_NUMBER(Family.ADDRESS),
    ADDRESS(Family.ADDRESS),
    CITY(Family.ADDRESS),
    POST_CODE(Family.ADDRESS),
    REGION(Family.ADDRESS),
    OCCUPATION(Family.OCCUPATION),
    SEX(Family.SEX);

    /** What counts once. */
    public enum Family {
        PLATFORM,
        LOGIN,
        EMAIL,
        PHONE,
        DEVICE,
        HANDLE,
        CUSTOMER_NUMBER,
        ORDER,
        NATIONAL_ID,
        NAME,
        BIRTH,
        BIRTH_PLACE,
        ADDRESS,
        OCCUPATION,
        SEX,
        /** Not of the person: that both write about one matter. */
        MATTER
    }

    private final Family family;

    Kind(Family family) {
        this.family = family;
    }

    public Family family() {
        return family;
    }
}
