package io.santral.customer.matching;

/** Values as a screen may show them to somebody who has not verified anything yet. */
final class Masked {
    private static final String HIDDEN = "\u2022\u2022\u2022";

    private Masked() {}

    static String of(Aspect aspect, String value) {
        return switch (aspect) {
            case EMAIL -> email(value);
            case PHONE, FAX, CUSTOMER_NUMBER, ORDER -> ends(value, 2, 2);
            case NATIONAL_ID -> ends(value, 0, 2);
            case PLATFORM, LOGIN, DEVICE -> ends(value, 0, 2);
            case BIRTH -> ends(value, 3, 0);
            case GIVEN, SURNAME, FURTHER_NAME, HANDLE, STREET, STREET_NUMBER, POST_CODE -> ends(value, 1, 0);
            case BIRTH_PLACE, CITY, REGION, OCCUPATION, SEX -> value;
        };
    }

    private static String email(String address) {
        int at = address.indexOf('@');
        return at < 1 ? HIDDEN : address.charAt(0) + HIDDEN + address.substring(at, at + 2) + HIDDEN;
    }

    private static String ends(String value, int first, int last) {
        return value.length() <= first + last + 1
                ? HIDDEN
                : value.substring(0, first) + HIDDEN + value.substring(value.length() - last);
    }
}
