package io.santral.cases.merging;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a text speaks of: the first five letters of its longer words (a serviceable stem of Turkish), without those that stand in any
 * contact, whatever it is about, and without numbers, which are compared by themselves.
 */
record Things(Set<String> stems) {
    private static final int STEM = 5;
    private static final int SHORTEST = 4;

    /** More of a text is not compared. */
    private static final int LONGEST = 1000;

    /** Greetings, who one is, how one is reached, thanks, and how the matter goes on; folded stems. */
    private static final Set<String> FORMULAS = Set.of(
            ("merha selam gunle gunay aksam calis kolay gelsi adim ismim soyad sayin muste numar telef eposta adres arayi"
                            + " tesek bilgi lutfe rica sayg kayit kaydi yardi hala tekra yine ayni durum konu konus sorun mesel cevap"
                            + " donus donme yanit bekli cozul cozum gelis daha once ilett yazdi aradi yazmi arami bahse gecen kimse"
                            + " haber hakki icin baska farkl ayric arada hello dear thank pleas regar name numbe custo phone email"
                            + " still again same issue probl matte reply answe respo earli follo updat anoth quest diffe about")
                    .split(" "));

    static Things of(List<String> words) {
        Set<String> stems = new HashSet<>();
        for (String word : words.size() > LONGEST ? words.subList(0, LONGEST) : words) {
            if (word.length() >= SHORTEST && word.chars().noneMatch(Character::isDigit)) {
                stems.add(word.substring(0, Math.min(STEM, word.length())));
            }
        }
        stems.removeAll(FORMULAS);
        return new Things(Set.copyOf(stems));
    }

    /** The share, from 0 to 1, of what this text speaks of and the others did too; 0 of nothing. */
    double among(Set<String> others) {
        return stems.isEmpty()
                ? 0
                : (double) stems.stream().filter(others::contains).count() / stems.size();
    }
}
