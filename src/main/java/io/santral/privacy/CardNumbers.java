package io.santral.privacy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Numbers of payment cards (ISO/IEC 7812, 15 and 16 digits with their check digit), which must not be kept, whoever wrote them
 * (PCI DSS 4.0.1, 3.5); and of Turkish bank accounts (IBAN, ISO 13616, with its check digits), which may: whoever is to be paid
 * back tells it. Neither is anything to recognise somebody by.
 */
public final class CardNumbers {
    private static final Pattern CARD = Pattern.compile("(?:3[47]|[2-6]|9792)(?:[ \\-.]?[0-9]){12,15}");
    private static final Pattern IBAN = Pattern.compile("[Tt][Rr][ \\-.]?[0-9](?:[ \\-.]?[0-9]){23}");
    private static final int SHOWN = 4;

    private CardNumbers() {}

    /** The text as it may be stored: of a card's number only the last four digits, the rest as bullets; nothing else changes. */
    public static String mask(String text) {
        return masked(text, CARD, CardNumbers::card, SHOWN);
    }

    /** The text with spaces where numbers of cards and accounts were. */
    public static String without(String text) {
        return masked(masked(text, IBAN, CardNumbers::iban, -1), CARD, CardNumbers::card, -1);
    }

    /** As long as the text; {@code shown} digits stay, or, if negative, not even a bullet. */
    private static String masked(String text, Pattern pattern, Predicate<String> valid, int shown) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder masked = new StringBuilder(text);
        int from = 0;
        while (from < text.length() && matcher.find(from)) {
            int end = end(text, matcher.start(), matcher.end(), valid);
            int left = digits(text.substring(matcher.start(), end)).length();
            for (int i = matcher.start(); i < end; i++) {
                if (shown < 0) {
                    masked.setCharAt(i, ' ');
                } else if (Character.isLetterOrDigit(text.charAt(i)) && left-- > shown) {
                    masked.setCharAt(i, '•');
                }
            }
            from = Math.max(end, matcher.start() + 1);
        }
        return masked.toString();
    }

    /**
     * Where such a number that begins at {@code start} ends; {@code start} if none does. What follows it after a space, the date
     * until which a card is valid for one, looks like more of it.
     */
    private static int end(String text, int start, int furthest, Predicate<String> valid) {
        for (int end = furthest; end > start; end--) {
            if (alone(text, start, end) && valid.test(digits(text.substring(start, end)))) {
                return end;
            }
        }
        return start;
    }

    private static String digits(String number) {
        return number.replaceAll("[^0-9A-Za-z]", "");
    }

    /** Whether no letter or digit touches the part of the text. */
    public static boolean alone(String text, int start, int end) {
        return (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))
                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }

    /** Luhn's check (ISO/IEC 7812-1, annex B). */
    private static boolean card(String digits) {
        if (digits.length() != 16 && !(digits.length() == 15 && digits.startsWith("3"))) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }

    /** ISO 7064, MOD 97-10. */
    private static boolean iban(String text) {
        String turned = text.substring(4) + text.substring(0, 4).toUpperCase(Locale.ROOT);
        int rest = 0;
        for (int i = 0; i < turned.length(); i++) {
            int value = Character.digit(turned.charAt(i), 36);
            rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
        }
        return rest == 1;
    }
}
