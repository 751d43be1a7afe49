package io.santral.cases.topic;

import io.santral.shared.Folding;
import java.util.Arrays;
import java.util.List;

/**
 * What a text is made of, as numbers: the distinct runs of three and of four characters of its folded words, which survive suffixes,
 * typing errors and missing Turkish letters; the words' first five characters, a serviceable Turkish stem; and pairs of these.
 */
final class Grams {
    /** More of a text tells no more about its topic. */
    private static final int CHARACTERS = 4000;

    private static final int STEM = 5;
    private static final int PAIR = 2 * STEM;

    private Grams() {}

    /** The text's grams, each once, in ascending order. Of a text longer than 4,000 characters only those. */
    static int[] of(String text) {
        List<String> words = Folding.words(text.length() > CHARACTERS ? text.substring(0, CHARACTERS) : text);
        String line = " " + String.join(" ", words) + " ";
        int[] grams = new int[2 * line.length() + 2 * words.size()];
        int count = 0;
        for (int length = 3; length <= 4; length++) {
            for (int i = 0; i + length <= line.length(); i++) {
                grams[count++] = hash(length, line, i, i + length);
            }
        }
        String before = "";
        for (String word : words) {
            String stem = word.substring(0, Math.min(STEM, word.length()));
            grams[count++] = hash(STEM, stem, 0, stem.length());
            if (!before.isEmpty()) {
                String pair = before + " " + stem;
                grams[count++] = hash(PAIR, pair, 0, pair.length());
            }
            before = stem;
        }
        return Arrays.stream(grams, 0, count).sorted().distinct().toArray();
    }

    /** FNV-1a over the characters, with the sort of the gram in front. */
    private static int hash(int sort, String text, int from, int until) {
        int hash = (0x811C9DC5 ^ sort) * 0x01000193;
        for (int i = from; i < until; i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
        }
        return hash;
    }
}
