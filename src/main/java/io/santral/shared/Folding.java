package io.santral.shared;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text as it is compared: written with Turkish letters or without them, in capitals or not, by whatever keyboard, it is the same.
 * {@code "IŞIK"}, {@code "ışık"} and {@code "isik"} all become {@code "isik"}.
 *
 * <p>Compatibility decomposition (Unicode UAX 15, NFKD), the combining marks of Latin, Greek and Cyrillic dropped (U+0300 to
 * U+036F: also the dot of {@code İ}), small letters without a locale, {@code ı} as {@code i}. Never fails: what is no text, such as
 * half a surrogate pair, stays as it is.
 */
public final class Folding {
    private Folding() {}

    /** The folded text, without white space at its ends and with one space wherever there was some. At most 18 times as long. */
    public static String fold(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(decomposed.length());
        boolean space = false;
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = folded.length() > 0;
            } else if (c < '\u0300' || c > '\u036F') {
                if (space) {
                    folded.append(' ');
                    space = false;
                }
                folded.append(c == 'ı' ? 'i' : c);
            }
        }
        return folded.toString();
    }

    /** The words of the text, folded: runs of letters and digits. */
    public static List<String> words(String text) {
        String folded = fold(text);
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= folded.length(); i++) {
            if (i == folded.length() || !Character.isLetterOrDigit(folded.charAt(i))) {
                if (i > from) {
                    words.add(folded.substring(from, i));
                }
                from = i + 1;
            }
        }
        return words;
    }
}
