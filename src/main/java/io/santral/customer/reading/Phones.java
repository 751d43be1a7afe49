package io.santral.customer.reading;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.santral.customer.matching.form.Phone;
import io.santral.privacy.CardNumbers;
import java.util.LinkedHashSet;
import java.util.Set;

/** Telephone numbers of persons in a text, as E.164; 444, 0800, 0850 and 0900 numbers are firms'. */
final class Phones {
    private static final String HOME = "TR";

    /** How many places that look like a number are tried: a text that is all digits must not cost more. */
    private static final int TRIES = 200;

    /** A number in which a letter was typed, or read by a machine, for a digit: o for 0, l for 1. */
    private static final Pattern MISTYPED = Pattern.compile("\\+?[0-9oOlI](?:[ ().\\-]{0,2}[0-9oOlI]){9,13}");

    private Phones() {}

    static Set<String> in(String text) {
        Set<String> phones = new LinkedHashSet<>();
        for (PhoneNumberMatch match : PhoneNumberUtil.getInstance().findNumbers(text, HOME, Leniency.VALID, TRIES)) {
            add(phones, match.rawString());
        }
        Matcher mistyped = MISTYPED.matcher(text);
        for (int tries = 0; tries < TRIES && mistyped.find(); tries++) {
            String written = mistyped.group();
            if (CardNumbers.alone(text, mistyped.start(), mistyped.end())
                    && written.chars().anyMatch(Character::isLetter)) {
                add(phones, written);
            }
        }
        return phones;
    }

    private static void add(Set<String> phones, String written) {
        Phone.of(written)
                .filter(phone -> phone.line() != Phone.Line.COMPANY)
                .map(Phone::e164)
                .ifPresent(phones::add);
    }
}
