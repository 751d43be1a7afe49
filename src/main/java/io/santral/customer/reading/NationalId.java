package io.santral.customer.reading;

/** The Turkish identity number, T.C. kimlik numarası: eleven digits of which the last two follow from the others. */
final class NationalId {
    private NationalId() {}

    /** One in a hundred numbers of eleven digits is valid by chance. */
    static boolean valid(String digits) {
        if (digits.length() != 11 || digits.charAt(0) == '0') {
            return false;
        }
        int odd = 0;
        int even = 0;
        for (int i = 0; i < 9; i++) {
            int digit = digits.charAt(i) - '0';
            if (i % 2 == 0) {
                odd += digit;
            } else {
                even += digit;
            }
        }
        int tenth = Math.floorMod(7 * odd - even, 10);
        return digits.charAt(9) - '0' == tenth && digits.charAt(10) - '0' == (odd + even + tenth) % 10;
    }
}
