package io.santral.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a matter can be about.
 *
 * @param days how long such a matter lasts
 * @param refersTo the numbers that it may name: order, cargo, invoice
 * @param openings sentences that open it
 * @param nouns what later contacts call it
 */
record Topic(String key, int days, Set<String> refersTo, List<String> openings, List<String> nouns) {
    static List<Topic> read(Half half) {
        List<Topic> topics = new ArrayList<>();
        for (String line : Resource.lines("topics.txt")) {
            String what = line.substring(0, line.indexOf(' '));
            String rest = line.substring(line.indexOf(' ') + 1);
            if (what.equals("@")) {
                String[] head = rest.split(" ");
                topics.add(new Topic(
                        head[0],
                        Integer.parseInt(head[1]),
                        head[2].equals("-") ? Set.of() : Set.of(head[2].split(",")),
                        new ArrayList<>(),
                        new ArrayList<>()));
            } else {
                Topic topic = topics.get(topics.size() - 1);
                if (what.equals(half.sentence)) {
                    topic.openings().add(rest);
                } else if (what.equals(half.noun)) {
                    topic.nouns().addAll(List.of(rest.split("\\|")));
                }
            }
        }
        return List.copyOf(topics);
    }
}
