package io.santral.cases.topic;

import io.santral.shared.Folding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a contact is said.
 *
 * @param reasons the words of the text that made kind and urgency what they are, strongest first; none for a plain request
 */
public record Tone(Kind kind, Urgency urgency, Language language, List<Reason> reasons) {
    /**
     * Words that count.
     *
     * @param shows {@code kind.complaint}, {@code urgency}: a key of the message catalogue
     * @param words as they were looked for, folded
     * @param weight how much they count
     */
    public record Reason(String shows, String words, int weight) {}

    private record Cue(String shows, int weight, Phrase phrase) {}

    private static final int CHARACTERS = 4000;
    private static final int HIGH = 2;
    private static final int CRITICAL = 6;
    private static final List<Cue> CUES = cues();

    public Tone {
        reasons = List.copyOf(reasons);
    }

    /** Reads the first 4,000 characters. Whoever says nothing in particular wants something: a request. */
    public static Tone of(String text) {
        String start = text.length() > CHARACTERS ? text.substring(0, CHARACTERS) : text;
        List<String> words = Folding.words(start);
        Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
        List<Reason> heard = new ArrayList<>();
        int urgency = 0;
        for (Cue cue : CUES) {
            if (cue.phrase().in(words)) {
                heard.add(new Reason(cue.shows(), cue.phrase().toString(), cue.weight()));
                if (cue.shows().equals("urgency")) {
                    urgency += cue.weight();
                } else {
                    kinds.merge(kind(cue.shows()), cue.weight(), Integer::sum);
                }
            }
        }
        Kind kind = kinds.entrySet().stream()
                .max(Comparator.comparingInt((Map.Entry<Kind, Integer> entry) -> entry.getValue())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(Kind.REQUEST);
        return new Tone(
                kind,
                urgency >= CRITICAL ? Urgency.CRITICAL : urgency >= HIGH ? Urgency.HIGH : Urgency.NORMAL,
                Language.of(start),
                heard.stream()
                        .filter(reason -> reason.shows().equals("urgency") || kind(reason.shows()) == kind)
                        .sorted(Comparator.comparingInt(Reason::weight).reversed())
                        .toList());
    }

    private static Kind kind(String shows) {
        return Kind.valueOf(shows.substring("kind.".length()).toUpperCase(Locale.ROOT));
    }

    private static List<Cue> cues() {
        List<Cue> cues = new ArrayList<>();
        for (String line : Taxonomy.lines("cues.txt")) {
            int bar = line.indexOf(" | ");
            String[] head = line.substring(0, bar).split(" ", -1);
            int weight = Integer.parseInt(head[1]);
            Phrase.all(line.substring(bar + 3)).forEach(phrase -> cues.add(new Cue(head[0], weight, phrase)));
        }
        return List.copyOf(cues);
    }
}
