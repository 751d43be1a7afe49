package io.santral.cases.topic;

import io.santral.shared.Folding;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Words that stand beside each other in a text, whatever their letters' case and marks; {@code *} at a word's end is any ending. */
public final class Phrase {
    private final List<String> words;
    private final boolean[] open;

    private Phrase(List<String> words, boolean[] open) {
        this.words = words;
        this.open = open;
    }

    public static Phrase of(String phrase) {
        String[] written = phrase.strip().split("\\s+", -1);
        boolean[] open = new boolean[written.length];
        for (int i = 0; i < written.length; i++) {
            open[i] = written[i].endsWith("*");
        }
        return new Phrase(
                Arrays.stream(written)
                        .map(word -> Folding.fold(word.replace("*", "")))
                        .toList(),
                open);
    }

    /** The phrases of a list that is divided by semicolons. */
    public static List<Phrase> all(String phrases) {
        return Arrays.stream(phrases.split(";", -1)).map(Phrase::of).toList();
    }

    /** Whether it stands somewhere in a text of these words ({@link Folding#words}). */
    public boolean in(List<String> text) {
        return IntStream.rangeClosed(0, text.size() - words.size()).anyMatch(place -> at(text, place));
    }

    private boolean at(List<String> text, int place) {
        for (int i = 0; i < words.size(); i++) {
            String word = text.get(place + i);
            if (open[i] ? !word.startsWith(words.get(i)) : !word.equals(words.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** As it is looked for, folded. */
    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
