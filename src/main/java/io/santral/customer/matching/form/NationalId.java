package io.santral.customer.matching.form;

import java.util.Optional;

/**
 * A Turkish identity number (T.C. kimlik numarası): 11 digits of which the last two check the others. One in a hundred random
 * numbers of 11 digits passes: that one is an identity number must be known from what stands around it.
 */
public record NationalId(String digits) {
    public static Optional<NationalId> of(String text) {
        String digits = Words.solid(text);
        return valid(digits) ? Optional.of(new NationalId(digits)) : Optional.empty();
    }

    private static boolean valid(String digits) {
        if (digits.length() != 11 || digits.charAt(0) == '0') {
            return false;
        }
        int odd = 0;
        int even = 0;
        for (int i = 0; i < 11; i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            if (i < 9) {
                odd += i % 2 == 0 ? c - '0' : 0;
                even += i % 2 == 1 ? c - '0' : 0;
            }
        }
        int tenth = Math.floorMod(7 * odd - even, 10);
        int eleventh = (odd + even + tenth) % 10;
        return digits.charAt(9) - '0' == tenth && digits.charAt(10) - '0' == eleventh;
    }
}
