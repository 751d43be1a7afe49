package io.santral.customer.matching.form;

import java.text.Normalizer;
import java.util.Optional;

/**
 * A name that somebody chose on a platform.
 *
 * @param text lower case, without the at sign, letters as they are
 * @param skeleton what it looks like: letters of other scripts that look like Latin ones are those (UTS 39, the part that plays in
 *     handles). Two handles of one skeleton and different texts are a disguise, not an agreement
 */
public record Handle(String text, String skeleton) {
    private static final String LOOKS =
            "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u043a\u043c\u043d\u0442\u0432"
                    + "\u03bf\u03b1\u03bd\u03c1\u03b9\u03ba\u03c4\u03c5\u03c7\u03b3\u0131\u0261\u0251\u217c\u2170";
    private static final String LIKE = "aeopcxyijshdqwkmhtb" + "oavpiktuxyigali";

    public static Optional<Handle> of(String input) {
        String text = input.strip();
        text = text.startsWith("@") ? text.substring(1) : text;
        if (text.isEmpty() || text.length() > 100) {
            return Optional.empty();
        }
        String plain = lower(Normalizer.normalize(text, Normalizer.Form.NFC));
        StringBuilder skeleton = new StringBuilder(plain.length());
        String looks = lower(Normalizer.normalize(plain, Normalizer.Form.NFKC));
        for (int i = 0; i < looks.length(); i++) {
            char c = looks.charAt(i);
            int at = LOOKS.indexOf(c);
            char seen = at >= 0 ? LIKE.charAt(at) : c;
            skeleton.append(seen == '0' ? 'o' : seen == '1' || seen == '|' ? 'l' : seen);
        }
        return Optional.of(new Handle(plain, Folding.fold(skeleton.toString())));
    }

    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.chars().forEach(c -> lower.append(Character.toLowerCase((char) c)));
        return lower.toString();
    }
}
