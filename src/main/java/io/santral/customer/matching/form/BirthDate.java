package io.santral.customer.matching.form;

import java.util.Optional;

/**
 * A day of birth, or its year. Digits that make no calendar day are kept: they are a day with a slip in it.
 *
 * @param digits year, month, day: 4, 6 or 8 digits
 */
public record BirthDate(String digits) {
    public static Optional<BirthDate> of(String text) {
        StringBuilder digits = new StringBuilder(8);
        int firstGroup = 0;
        int groups = 0;
        boolean in = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (digit) {
                digits.append(c);
                groups += in ? 0 : 1;
                firstGroup += groups == 1 ? 1 : 0;
            } else if (c != '-' && c != '.' && c != '/' && c != ' ') {
                return Optional.empty();
            }
            in = digit;
            if (digits.length() > 8) {
                return Optional.empty();
            }
        }
        String read = digits.toString();
        if (firstGroup <= 2 && groups == 3 && read.length() == 8) {
            // 31.12.1984, as Turkey writes it.
            read = read.substring(4) + read.substring(2, 4) + read.substring(0, 2);
        }
        boolean shaped = read.length() == 4 || read.length() == 6 || read.length() == 8;
        return shaped && (read.charAt(0) == '1' || read.charAt(0) == '2')
                ? Optional.of(new BirthDate(read))
                : Optional.empty();
    }

    public String year() {
        return digits.substring(0, 4);
    }

    public boolean whole() {
        return digits.length() == 8;
    }

    /** Whether only the year is known: registers write the first of January where they know no day. */
    public boolean yearOnly() {
        return digits.length() == 4 || (whole() && digits.endsWith("0101"));
    }

    public boolean sameYear(BirthDate other) {
        return digits.startsWith(other.year());
    }

    /** Whether day and month are exchanged between the two. */
    public boolean crossed(BirthDate other) {
        return whole()
                && other.whole()
                && sameYear(other)
                && digits.regionMatches(4, other.digits, 6, 2)
                && digits.regionMatches(6, other.digits, 4, 2);
    }

    /** Whether the day of the year is the same. */
    public boolean sameDay(BirthDate other) {
        return whole() && other.whole() && digits.regionMatches(4, other.digits, 4, 4);
    }
}
