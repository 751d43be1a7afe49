package io.santral.customer.matching.form;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/**
 * A telephone number that exists by its country's plan, read as one of Turkey where it names no country.
 *
 * @param e164 with plus sign and country code (ITU-T E.164)
 */
public record Phone(String e164, Line line) {
    /** What hangs on the number. */
    public enum Line {
        MOBILE,
        FIXED,
        /** A company's: 444, 0850, 0800, premium and the like. Never a person's. */
        COMPANY
    }

    private static final String HOME = "TR";
    private static final int LONGEST = 40;

    public static Optional<Phone> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<Phone> asWritten = read(text);
        return asWritten.isPresent() ? asWritten : read(repaired(text));
    }

    /** Whether it is nobody's: a company's, or what is typed to pass a form, {@code 5555555555}. */
    public boolean generic() {
        String end = e164.substring(Math.max(0, e164.length() - 7));
        return line == Line.COMPANY || end.chars().distinct().count() == 1;
    }

    private static Optional<Phone> read(String text) {
        PhoneNumberUtil plan = PhoneNumberUtil.getInstance();
        PhoneNumber number;
        try {
            number = plan.parse(text, HOME);
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
        if (!plan.isValidNumber(number)) {
            return Optional.empty();
        }
        return Optional.of(new Phone(plan.format(number, PhoneNumberFormat.E164), line(plan.getNumberType(number))));
    }

    private static Line line(PhoneNumberType type) {
        return switch (type) {
            case MOBILE, FIXED_LINE_OR_MOBILE, PERSONAL_NUMBER, PAGER -> Line.MOBILE;
            case FIXED_LINE -> Line.FIXED;
            default -> Line.COMPANY;
        };
    }

    /** Letters that hands and scanners put for digits. */
    private static String repaired(String text) {
        return text.replace('o', '0')
                .replace('O', '0')
                .replace('l', '1')
                .replace('I', '1')
                .replace('\u0131', '1');
    }
}
