package io.santral.customer.matching.form;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A name that somebody chose on a platform.
 *
 * @param text lower case, without the at sign, letters as they are
 */
public record Handle(String text) {
    private static final int LONGEST = 100;
    private static final int SHORTEST_WORD = 2;
    private static final int MOST_WORDS = 4;

    /** Letters of other scripts, and what they look like: the part of UTS 39's table that handles are disguised with. */
    private static final Map<Character, Character> LOOKS = pairs(
            "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u043a\u043c\u043d\u0442\u0432"
                    + "\u03bf\u03b1\u03bd\u03c1\u03b9\u03ba\u03c4\u03c5\u03c7\u03b3\u0131\u0261\u0251\u217c\u217001|",
            "aeopcxyijshdqwkmhtb" + "oavpiktuxyiga" + "li" + "oll");

    public static Optional<Handle> of(String input) {
        String text = input.strip();
        text = text.startsWith("@") ? text.substring(1) : text;
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        return Optional.of(new Handle(lower(Normalizer.normalize(text, Normalizer.Form.NFC))));
    }

    /**
     * What a handle's text looks like. Two handles of one skeleton and different texts are a disguise, and no agreement.
     */
    public static String skeleton(String text) {
        String plain = lower(Normalizer.normalize(text, Normalizer.Form.NFKC));
        StringBuilder skeleton = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            skeleton.append(LOOKS.getOrDefault(plain.charAt(i), plain.charAt(i)).charValue());
        }
        return Words.folded(skeleton.toString());
    }

    /** The name that it may spell, {@code halil_kaya86}: its words, the calling name first; empty if it has no two words of letters. */
    public List<String> name() {
        List<String> words = Words.of(text.replaceAll("[^\\p{L}]+", " "));
        boolean spells = words.size() >= 2
                && words.size() <= MOST_WORDS
                && words.stream().allMatch(word -> word.length() >= SHORTEST_WORD);
        return spells ? words : List.of();
    }

    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.chars().forEach(c -> lower.append(Character.toLowerCase((char) c)));
        return lower.toString();
    }

    private static Map<Character, Character> pairs(String from, String to) {
        return IntStream.range(0, from.length())
                .boxed()
                .collect(Collectors.toUnmodifiableMap(from::charAt, to::charAt));
    }
}
