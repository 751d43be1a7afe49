package io.santral.customer.matching.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A person's name in folded words. Which word is the surname is a guess where nobody said it, so comparing must look for a word in
 * the other places too.
 *
 * @param given names, the calling name first
 * @param surname one or two words
 * @param further words of the whole name that are neither
 * @param sex what a form of address says: {@code f} or {@code m}
 */
public record PersonName(List<String> given, List<String> surname, List<String> further, Optional<String> sex) {
    private static final Set<String> FEMALE =
            Set.of("hanim", "hanimefendi", "bayan", "mrs", "ms", "miss", "lady", "madam");
    private static final Set<String> MALE = Set.of("bey", "beyefendi", "bay", "mr", "sir", "lord");
    private static final Set<String> TITLES =
            Set.of("av", "dr", "prof", "doc", "uzm", "op", "sn", "sayin", "muh", "ing", "rev", "phd", "jr", "sr");
    private static final int MOST = 8;

    /** From the parts that were told; each may be missing. Of several whole names the fullest tells which word is which. */
    public static PersonName of(List<String> givenNames, List<String> surnames, List<String> wholeNames) {
        List<String> given = new ArrayList<>(2);
        List<String> surname = new ArrayList<>(1);
        List<String> further = new ArrayList<>(2);
        String[] sex = new String[1];
        givenNames.forEach(text -> collect(words(text, sex), given));
        surnames.forEach(text -> collect(words(text, sex), surname));
        List<String> fullestFirst = wholeNames.stream()
                .sorted(Comparator.comparingInt((String text) -> Words.of(text).size())
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (String text : fullestFirst) {
            List<String> words = words(text, sex);
            if (given.isEmpty() && surname.isEmpty() && !words.isEmpty()) {
                int last = words.size() - 1;
                collect(words.subList(0, Math.max(1, last)), given);
                collect(words.subList(Math.max(1, last), words.size()), surname);
            } else {
                for (String word : words) {
                    if (!given.contains(word) && !surname.contains(word)) {
                        collect(List.of(word), further);
                    }
                }
            }
        }
        return new PersonName(
                List.copyOf(given), List.copyOf(surname), List.copyOf(further), Optional.ofNullable(sex[0]));
    }

    public boolean unknown() {
        return given.isEmpty() && surname.isEmpty() && further.isEmpty();
    }

    private static List<String> words(String text, String[] sex) {
        List<String> words = new ArrayList<>(4);
        for (String word : Words.of(text)) {
            if (FEMALE.contains(word)) {
                sex[0] = "f";
            } else if (MALE.contains(word)) {
                sex[0] = "m";
            } else if (!TITLES.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    private static void collect(List<String> words, List<String> into) {
        for (String word : words) {
            if (into.size() < MOST && !into.contains(word)) {
                into.add(word);
            }
        }
    }
}
