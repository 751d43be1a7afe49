package io.santral.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Given names, surnames, towns, products and nicknames; the first of a list are the most frequent. */
final class Names {
    private static final double GIVEN_EXPONENT = 0.5;
    /** The most frequent surname is then near the real one's 1.5 per cent. */
    private static final double SURNAME_EXPONENT = 0.55;

    private final Map<String, List<String>> lists = new LinkedHashMap<>();
    private final List<String> surnames;
    private final Weights women;
    private final Weights men;
    private final Weights surnameWeights;

    Names() {
        String section = "";
        for (String line : Resource.lines("names.txt")) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
                lists.put(section, new ArrayList<>());
            } else {
                list(section).addAll(List.of(line.split(" ")));
            }
        }
        Set<String> joined = new LinkedHashSet<>();
        List<String> firsts = list("surnames-first");
        List<String> lasts = list("surnames-last");
        for (int sum = 0; sum < firsts.size() + lasts.size(); sum++) {
            for (int i = Math.max(0, sum - lasts.size() + 1); i <= Math.min(sum, firsts.size() - 1); i++) {
                joined.add(firsts.get(i) + lasts.get(sum - i));
            }
        }
        surnames = List.copyOf(joined);
        women = Weights.zipf(list("women").size(), GIVEN_EXPONENT);
        men = Weights.zipf(list("men").size(), GIVEN_EXPONENT);
        surnameWeights = Weights.zipf(surnames.size(), SURNAME_EXPONENT);
    }

    List<String> list(String section) {
        List<String> list = lists.get(section);
        if (list == null) {
            throw new IllegalStateException("names.txt has no [" + section + "]");
        }
        return list;
    }

    String given(boolean woman, Dice dice) {
        return woman ? list("women").get(women.draw(dice)) : list("men").get(men.draw(dice));
    }

    String surname(Dice dice) {
        return surnames.get(surnameWeights.draw(dice));
    }
}
