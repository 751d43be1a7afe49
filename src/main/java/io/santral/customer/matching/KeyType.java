package io.santral.customer.matching;

/** The kinds of keys. Their codes are stored: never change one, never reuse one. */
enum KeyType {
    PLATFORM(1, 80),
    LOGIN(2, 80),
    EMAIL(3, 80),
    /** What stands before the @ of an address, with the surname. */
    MAILBOX_SURNAME(4, 40),
    PHONE(5, 80),
    /** Half of a phone number with the beginning of the given name: a number in which one digit was misheard. */
    HALF_PHONE(6, 40),
    CUSTOMER_NUMBER(7, 80),
    ORDER(8, 80),
    NATIONAL_ID(9, 80),
    DEVICE(10, 80),
    HANDLE(11, 80),
    FAX(12, 80),
    /** Given name and surname, in whatever order. */
    NAME(13, 40),
    /** The sounds of the two, in whatever order. */
    NAME_SOUND(14, 40),
    /** One word of a name, where it is rare. */
    NAME_WORD(15, 8),
    /** The beginnings of surname and given name, with the place. */
    NAME_PLACE(16, 40),
    /** The sound of the surname, with the year of birth. */
    SOUND_YEAR(17, 40),
    BIRTH(18, 40),
    GIVEN_BIRTH(19, 40),
    /** The year of birth with the place. */
    YEAR_PLACE(20, 40),
    STREET(21, 40),
    POST_CODE(22, 40),
    /** The post code with the beginning of a name. */
    POST_NAME(23, 40),
    /** The district of the post code with the sound of a name. */
    DISTRICT_SOUND(24, 40),
    SURNAME_PLACE(25, 40),
    GIVEN_PLACE(26, 40),
    /** An identifier that was only claimed: it finds who claimed it. */
    CLAIM(27, 8),

    COUNT_GIVEN(64, 0),
    COUNT_SURNAME(65, 0),
    COUNT_FURTHER(66, 0),
    COUNT_BIRTH(67, 0),
    COUNT_BIRTH_PLACE(68, 0),
    COUNT_STREET(69, 0),
    COUNT_CITY(70, 0),
    COUNT_POST_CODE(71, 0),
    COUNT_OCCUPATION(72, 0);

    private final short code;
    private final int crowd;

    KeyType(int code, int crowd) {
        this.code = (short) code;
        this.crowd = crowd;
    }

    int crowd() {
        return crowd;
    }

    short code() {
        return code;
    }

    /** Whether it stands for one somebody, as an address does and a name does not. */
    boolean identifies() {
        return switch (this) {
            case PLATFORM, LOGIN, EMAIL, PHONE, CUSTOMER_NUMBER, ORDER, NATIONAL_ID, DEVICE, HANDLE, FAX -> true;
            default -> false;
        };
    }
}
