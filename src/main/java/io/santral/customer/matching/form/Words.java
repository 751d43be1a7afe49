package io.santral.customer.matching.form;

import io.santral.shared.Folding;
import java.util.ArrayList;
import java.util.List;

/** Folded text, and what of it is compared. Text that is folded already, as in most registers, is taken as it is. */
public final class Words {
    /** Longer text is no name, address or number. */
    private static final int LONGEST = 512;

    private Words() {}

    public static String folded(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return plain(cut) ? cut : Folding.fold(cut);
    }

    /** The letters and digits of a text, cut where anything else stands. An apostrophe cuts nothing: {@code O'Brien}. */
    public static List<String> of(String text) {
        String folded = folded(text);
        List<String> words = new ArrayList<>(4);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (Character.isLetterOrDigit(c)) {
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

    /** Only its letters and digits: how numbers are compared that people group as they like. */
    public static String solid(String text) {
        String folded = folded(text);
        StringBuilder solid = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                solid.append(c);
            }
        }
        return solid.toString();
    }

    /** Whether folding would change nothing: small letters of ASCII, digits and signs, single spaces. */
    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean sign = c > ' ' && c < 0x7f && (c < 'A' || c > 'Z');
            boolean between = c == ' ' && i > 0 && i < text.length() - 1 && text.charAt(i - 1) != ' ';
            if (!sign && !between) {
                return false;
            }
        }
        return true;
    }
}
