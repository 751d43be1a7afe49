package io.santral.customer.matching.form;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Text as it is compared: without accents, case and doubled spaces. Many write Turkish without its letters, and the two i of
 * Turkish have no case pair that all locales share: {@code İ, I, ı, i} are one letter here. Folding what is folded changes nothing.
 */
public final class Folding {
    /** Longer text is no name, address or number. */
    private static final int LONGEST = 512;

    private Folding() {}

    public static String fold(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        if (folded(cut)) {
            return cut;
        }
        String apart = ascii(cut) ? cut : Normalizer.normalize(cut, Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(apart.length());
        boolean space = false;
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = folded.length() > 0;
                continue;
            }
            if (Character.getType(c) == Character.NON_SPACING_MARK || Character.isISOControl(c)) {
                continue;
            }
            if (space) {
                folded.append(' ');
                space = false;
            }
            append(folded, Character.toLowerCase(c));
        }
        return folded.toString();
    }

    /** The letters and digits of a text, cut where anything else stands. An apostrophe cuts nothing: {@code O'Brien}. */
    public static List<String> words(String text) {
        String folded = fold(text);
        List<String> words = new ArrayList<>(4);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                word.append(c);
            } else if (c != '\'' && c != '\u2019' && c != '`' && word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }

    /** Only its letters and digits, folded: how numbers are compared that people group as they like. */
    public static String solid(String text) {
        String folded = fold(text);
        StringBuilder solid = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                solid.append(c);
            }
        }
        return solid.toString();
    }

    private static void append(StringBuilder folded, char c) {
        switch (c) {
            case '\u0131' -> folded.append('i');
            case '\u00df' -> folded.append("ss");
            case '\u00e6' -> folded.append("ae");
            case '\u0153' -> folded.append("oe");
            case '\u00f8' -> folded.append('o');
            case '\u0142' -> folded.append('l');
            case '\u0111', '\u00f0' -> folded.append('d');
            case '\u00fe' -> folded.append("th");
            default -> folded.append(c);
        }
    }

    private static boolean folded(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c > ' ' && c < 0x7f && (c < 'A' || c > 'Z');
            boolean between = c == ' ' && i > 0 && i < text.length() - 1 && text.charAt(i - 1) != ' ';
            if (!plain && !between) {
                return false;
            }
        }
        return true;
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }
}
