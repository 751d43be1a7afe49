package io.santral.customer.reading;

import io.santral.shared.Folding;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers as they are said and a call's transcript writes them down: "beş yüz kırk iki üç yüz kırk beş" is 542345. Said in parts of
 * one to three digits, each part as a number, noughts alone. What can be heard in two ways is not read.
 */
final class SpokenNumbers {
    /** Fewer digits are no number of anybody's. */
    private static final int SHORTEST = 5;

    private static final int HUNDRED = 100;

    private static final Map<String, Integer> VALUES = values();

    private SpokenNumbers() {}

    private static Map<String, Integer> values() {
        String[] units = {"sifir", "bir", "iki", "uc", "dort", "bes", "alti", "yedi", "sekiz", "dokuz"};
        String[] tens = {"on", "yirmi", "otuz", "kirk", "elli", "altmis", "yetmis", "seksen", "doksan"};
        Map<String, Integer> values = new HashMap<>();
        for (int i = 0; i < units.length; i++) {
            values.put(units[i], i);
        }
        for (int i = 0; i < tens.length; i++) {
            values.put(tens[i], 10 * (i + 1));
        }
        values.put("yuz", HUNDRED);
        return Map.copyOf(values);
    }

    /** The text with digits for every number of five or more digits that has a word in it. */
    static String inDigits(String text) {
        StringBuilder written = new StringBuilder(text.length());
        Digits number = new Digits();
        int from = 0;
        int copied = 0;
        int begun = 0;
        int ended = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
                continue;
            }
            if (i > from) {
                String word = text.substring(from, i);
                if ((number.begun() && !text.substring(ended, from).isBlank()) || !number.takes(word)) {
                    copied = write(text, written, number, copied, begun, ended);
                    number = new Digits();
                    if (!number.takes(word)) {
                        from = i + 1;
                        continue;
                    }
                    begun = from;
                } else if (number.words() == 1) {
                    begun = from;
                }
                ended = i;
            }
            from = i + 1;
        }
        copied = write(text, written, number, copied, begun, ended);
        return written.append(text, copied, text.length()).toString();
    }

    private static int write(String text, StringBuilder written, Digits number, int copied, int begun, int ended) {
        String digits = number.digits();
        if (!number.spoken || number.ambiguous || digits.length() < SHORTEST) {
            return copied;
        }
        written.append(text, copied, begun).append(digits);
        return ended;
    }

    /** Words that follow one another. */
    private static final class Digits {
        private final StringBuilder digits = new StringBuilder();
        private int part = -1;
        private int words;
        private boolean spoken;
        private boolean ambiguous;

        boolean begun() {
            return words > 0;
        }

        int words() {
            return words;
        }

        boolean takes(String word) {
            if (word.length() <= 4 && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
                flush();
                digits.append(word);
                words++;
                return true;
            }
            Integer value = word.length() > 8 ? null : VALUES.get(Folding.fold(word));
            if (value == null) {
                return false;
            }
            add(value);
            words++;
            spoken = true;
            return true;
        }

        private void add(int value) {
            if (value == HUNDRED && part > 0 && part < 10) {
                part *= HUNDRED;
            } else if (value == HUNDRED && part > 10 && part % 10 > 0) {
                // "five hundred thirty two hundred" is 530 200 or 532 100.
                ambiguous = true;
                part = HUNDRED;
            } else if (part > 0 && value > 0 && fits(value)) {
                part += value;
            } else {
                flush();
                part = value;
            }
        }

        /** A ten after hundreds, a unit after tens or hundreds. */
        private boolean fits(int value) {
            return value < 10 ? part % 10 == 0 : value < HUNDRED && part % HUNDRED == 0;
        }

        private void flush() {
            if (part >= 0) {
                digits.append(part);
            }
            part = -1;
        }

        String digits() {
            return part < 0 ? digits.toString() : digits.toString() + part;
        }
    }
}
