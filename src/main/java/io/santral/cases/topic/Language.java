package io.santral.cases.topic;

import io.santral.shared.Folding;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A guess at the language of a text: by its letters, then by how many of its words are known of Turkish and of English. */
public enum Language {
    TURKISH,
    ENGLISH,
    /** Another one, or too little to tell. */
    OTHER;

    /** Letters that few other alphabets have. */
    private static final String TURKISH_LETTERS = "ğĞışŞİ";

    private static final int CHARACTERS = 4000;

    /** The seeds of the topics know every third word of a text in their language, and few of another. */
    private static final double KNOWN = 0.3;

    /** Words by their first characters: enough where suffixes follow. */
    private static final int STEM = 5;

    private static final Set<String> TURKISH_STEMS = stems("tr: ");
    private static final Set<String> ENGLISH_STEMS = stems("en: ");

    /** Reads the first 4,000 characters. */
    public static Language of(String text) {
        String start = text.length() > CHARACTERS ? text.substring(0, CHARACTERS) : text;
        List<String> words = Folding.words(start);
        double turkish = share(words, TURKISH_STEMS);
        double english = share(words, ENGLISH_STEMS);
        if (turkish >= english && start.chars().anyMatch(c -> TURKISH_LETTERS.indexOf(c) >= 0)) {
            return TURKISH;
        }
        if (words.size() < 2 || turkish == english || Math.max(turkish, english) < KNOWN) {
            return OTHER;
        }
        return turkish > english ? TURKISH : ENGLISH;
    }

    private static double share(List<String> words, Set<String> known) {
        long found = words.stream().filter(word -> known.contains(stem(word))).count();
        return words.isEmpty() ? 0 : (double) found / words.size();
    }

    private static Set<String> stems(String label) {
        return Taxonomy.lines("taxonomy.txt").stream()
                .filter(line -> line.startsWith(label))
                .flatMap(line -> Taxonomy.phrases(label, line).stream())
                .flatMap(phrase -> Folding.words(phrase).stream())
                .map(Language::stem)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String stem(String word) {
        return word.substring(0, Math.min(STEM, word.length()));
    }
}
