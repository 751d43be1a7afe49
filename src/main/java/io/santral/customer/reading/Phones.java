package io.santral.customer.reading;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Telephone numbers in a text, as E.164. */
final class Phones {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String REGION = "TR";

    /** How many places that look like a number are tried: a text that is all digits must not cost more. */
    private static final int TRIES = 200;

    /** Of a person; 444, 0800, 0850 and 0900 numbers are firms'. */
    private static final Set<PhoneNumberType> PERSONAL = EnumSet.of(
            PhoneNumberType.MOBILE,
            PhoneNumberType.FIXED_LINE,
            PhoneNumberType.FIXED_LINE_OR_MOBILE,
            PhoneNumberType.PERSONAL_NUMBER);

    /** A number in which a letter was typed, or read by a machine, for a digit: o for 0, l for 1. */
    private static final Pattern MISTYPED = Pattern.compile("\\+?[0-9oOlI](?:[ ().\\-]{0,2}[0-9oOlI]){9,13}");

    private Phones() {}

    static Set<String> in(String text) {
        Set<String> phones = new LinkedHashSet<>();
        for (PhoneNumberMatch match : NUMBERS.findNumbers(text, REGION, Leniency.VALID, TRIES)) {
            add(phones, match.number());
        }
        Matcher mistyped = MISTYPED.matcher(text);
        for (int tries = 0; tries < TRIES && mistyped.find(); tries++) {
            String written = mistyped.group();
            if (CardNumbers.alone(text, mistyped.start(), mistyped.end())) {
                String repaired = written.replaceAll("[oO]", "0").replaceAll("[lI]", "1");
                if (!repaired.equals(written)) {
                    repair(phones, repaired);
                }
            }
        }
        return phones;
    }

    private static void repair(Set<String> phones, String repaired) {
        try {
            PhoneNumber number = NUMBERS.parse(repaired, REGION);
            if (NUMBERS.isValidNumber(number)) {
                add(phones, number);
            }
        } catch (NumberParseException e) {
            // Was no number with a slip of the finger after all.
        }
    }

    private static void add(Set<String> phones, PhoneNumber number) {
        if (PERSONAL.contains(NUMBERS.getNumberType(number))) {
            phones.add(NUMBERS.format(number, PhoneNumberFormat.E164));
        }
    }
}
