package io.santral.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sentences around a matter, of one half. */
final class Talk {
    private final Map<String, List<String>> sentences = new LinkedHashMap<>();

    Talk(Half half) {
        String section = "";
        for (String line : Resource.lines("talk.txt")) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
                sentences.put(section, new ArrayList<>());
            } else if (line.startsWith(half.sentence + " ")) {
                of(section).add(line.substring(2));
            }
        }
    }

    private List<String> of(String section) {
        List<String> found = sentences.get(section);
        if (found == null) {
            throw new IllegalStateException("talk.txt has no [" + section + "]");
        }
        return found;
    }

    String say(String section, Dice dice) {
        return dice.pick(of(section));
    }

    /** A sentence about a number or an address. */
    String say(String section, String about, Dice dice) {
        return say(section, dice).replace("{x}", about);
    }
}
