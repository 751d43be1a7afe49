package io.santral.cases.merging;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A text as the set of its runs of three words, to tell whether another is nearly the same (Broder's resemblance). */
record Shingles(Set<String> runs) {
    private static final int WORDS = 3;

    /** More of a text is not compared. */
    private static final int LONGEST = 1000;

    /** Shorter texts are the same by chance: "thank you very much". */
    private static final int LEAST = 6;

    private static final double NEAR = 0.7;

    static Shingles of(List<String> words) {
        Set<String> runs = new HashSet<>();
        for (int i = 0; i + WORDS <= Math.min(words.size(), LONGEST); i++) {
            runs.add(String.join(" ", words.subList(i, i + WORDS)));
        }
        return new Shingles(runs);
    }

    /** Whether at least 70 % of all their runs are in both; never for a text of less than eight words. */
    boolean near(Shingles other) {
        if (runs.size() < LEAST || other.runs.size() < LEAST) {
            return false;
        }
        long both = runs.stream().filter(other.runs::contains).count();
        return both >= NEAR * (runs.size() + other.runs.size() - both);
    }
}
