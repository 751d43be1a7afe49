package io.santral.customer.matching;

/** The kinds of keys. Their codes are stored: never change one, never reuse one. */
enum KeyType {
    PLATFORM(1),
    LOGIN(2),
    EMAIL(3),
    /** What stands before the @ of an address, with the surname. */
    MAILBOX_SURNAME(4),
    PHONE(5),
    /** Half of a phone number with the beginning of the given name: a number in which one digit was misheard. */
    HALF_PHONE(6),
    CUSTOMER_NUMBER(7),
    ORDER(8),
    NATIONAL_ID(9),
    DEVICE(10),
    HANDLE(11),
    FAX(12),
    /** Given name and surname, in whatever order. */
    NAME(13),
    /** The beginnings of surname and given name, with the place. */
    NAME_PLACE(14),
    /** The sound of the surname, with the year of birth. */
    SOUND_YEAR(15),
    BIRTH(16),
    STREET(17),
    POST_CODE(18),
    POST_NAME(19),
    SURNAME_PLACE(20),
    GIVEN_BIRTH(21),
    GIVEN_PLACE(22),

    COUNT_GIVEN(64),
    COUNT_SURNAME(65),
    COUNT_FURTHER(66),
    COUNT_BIRTH(67),
    COUNT_BIRTH_PLACE(68),
    COUNT_STREET(69),
    COUNT_CITY(70),
    COUNT_POST_CODE(71),
    COUNT_OCCUPATION(72);

    private final short code;

    KeyType(int code) {
        this.code = (short) code;
    }

    short code() {
        return code;
    }
}
