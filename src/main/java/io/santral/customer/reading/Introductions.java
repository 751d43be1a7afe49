package io.santral.customer.reading;

import io.santral.shared.Folding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The name that somebody says is theirs: "adım Ayşe Yılmaz", "ben Mehmet Ali Kaya", or under a letter. Of a call's
 * transcript there are no capitals and no stops to see where a name ends; then a list of given names tells.
 */
final class Introductions {
    private static final Set<String> GIVEN_NAMES = givenNames();

    /** After these comes a name, whatever it is. */
    private static final List<List<String>> NAMED = List.of(
            List.of("adim", "soyadim"),
            List.of("ad", "soyad"),
            List.of("isim", "soyisim"),
            List.of("adi", "soyadi"),
            List.of("my", "name", "is"));

    /** After these may come a name: only if it begins as names do. */
    private static final List<List<String>> PERHAPS = List.of(
            List.of("adim"),
            List.of("ismim"),
            List.of("ben"),
            List.of("this", "is"),
            List.of("i", "am"),
            List.of("i", "m"));

    /** Then the name is somebody else's: "ben Ali Kaya'nın eşiyim", "adına". */
    private static final List<String> OTHERS =
            List.of("adina", "esi", "oglu", "kizi", "anne", "baba", "kardes", "avukat", "vekil", "asistan", "s");

    /** The beginnings of words that are no surname where a sentence goes on. */
    private static final List<String> NO_SURNAME = List.of(
            "siparis", "kargo", "fatura", "iade", "urun", "hesab", "hesap", "abone", "musteri", "merhaba", "selam",
            "ariyor", "arad", "yine", "gecen", "daha", "bugun", "dun", "once", "numara", "telefon", "hanim", "bey",
            "size", "sizi", "sizin", "icin", "bir", "bu", "su", "ve", "ile", "hala", "evet", "ama", "ben", "benim");

    /** Longer words are no names. */
    private static final int LONGEST = 24;

    /** A name has no more words. */
    private static final int WORDS = 4;

    private Introductions() {}

    private record Word(int start, int end, String folded) {}

    /** The name by which the writer introduces themselves; empty where nobody does. */
    static Optional<String> in(String text) {
        List<Word> words = words(text);
        for (int i = 0; i < words.size(); i++) {
            int named = after(words, i, NAMED);
            int perhaps = named > 0 ? named : after(words, i, PERHAPS);
            if (perhaps > 0) {
                Optional<String> name = name(text, words, perhaps, named > 0);
                if (name.isPresent()) {
                    return name;
                }
            }
        }
        return Optional.empty();
    }

    /** The name that is all that the line says, as under a letter: two to four words, the first one a given name. */
    static Optional<String> signed(String line) {
        List<Word> words = words(line);
        List<Word> name = stretch(line, words, 0);
        boolean whole = name.size() == words.size() && name.size() > 1 && name.size() <= WORDS;
        return whole && GIVEN_NAMES.contains(name.get(0).folded) && isSurname(name.get(name.size() - 1))
                ? Optional.of(line.substring(name.get(0).start, name.get(name.size() - 1).end))
                : Optional.empty();
    }

    private static int after(List<Word> words, int at, List<List<String>> cues) {
        for (List<String> cue : cues) {
            boolean said = at + cue.size() <= words.size();
            for (int i = 0; said && i < cue.size(); i++) {
                said = words.get(at + i).folded.equals(cue.get(i));
            }
            if (said) {
                return at + cue.size();
            }
        }
        return 0;
    }

    private static Optional<String> name(String text, List<Word> words, int from, boolean surely) {
        List<Word> stretch = stretch(text, words, from);
        boolean listed = !stretch.isEmpty() && GIVEN_NAMES.contains(stretch.get(0).folded);
        boolean alone = surely && stretch.size() >= 2 && stretch.size() < WORDS;
        if (!listed && !alone) {
            return Optional.empty();
        }
        int given = 1;
        while (given < stretch.size() - 1
                && given < WORDS - 1
                && GIVEN_NAMES.contains(stretch.get(given).folded)
                && isSurname(stretch.get(given + 1))) {
            given++;
        }
        boolean surname = given < stretch.size() && isSurname(stretch.get(given));
        int last = surname ? given : given - 1;
        int next = from + last + 1;
        boolean others = next < words.size() && isOthers(text, words.get(next - 1), words.get(next));
        return others || !(surname || listed)
                ? Optional.empty()
                : Optional.of(text.substring(stretch.get(0).start, stretch.get(last).end));
    }

    /** Words with nothing but a space between them. */
    private static List<Word> stretch(String text, List<Word> words, int from) {
        List<Word> stretch = new ArrayList<>(WORDS + 1);
        for (int i = from; i < words.size() && stretch.size() <= WORDS; i++) {
            Word word = words.get(i);
            boolean joined = stretch.isEmpty()
                    || (text.substring(words.get(i - 1).end, word.start).isBlank()
                            && text.substring(words.get(i - 1).end, word.start).indexOf('\n') < 0);
            if (!joined
                    || word.folded.length() > LONGEST
                    || !word.folded.chars().allMatch(Character::isLetter)) {
                break;
            }
            stretch.add(word);
        }
        return stretch;
    }

    private static boolean isSurname(Word word) {
        return word.folded.length() > 1
                && !word.folded.equals("adina")
                && NO_SURNAME.stream()
                        .noneMatch(stem -> stem.length() < 4 ? word.folded.equals(stem) : word.folded.startsWith(stem));
    }

    /** "Yılmaz'ın eşiyim": the name is in the genitive, or the word after it says so. */
    private static boolean isOthers(String text, Word last, Word next) {
        boolean apostrophe = next.start == last.end + 1 && "'’`".indexOf(text.charAt(last.end)) >= 0;
        boolean genitive = apostrophe && next.folded.length() > 1 && next.folded.endsWith("n");
        return genitive
                || OTHERS.stream()
                        .anyMatch(word -> word.length() < 2
                                ? apostrophe && next.folded.equals(word)
                                : next.folded.startsWith(word));
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !Character.isLetterOrDigit(text.charAt(i))) {
                if (i > from) {
                    words.add(new Word(from, i, Folding.fold(text.substring(from, i))));
                }
                from = i + 1;
            }
        }
        return words;
    }

    private static Set<String> givenNames() {
        Set<String> names = new TreeSet<>();
        try (InputStream in = Introductions.class.getResourceAsStream("given-names.txt")) {
            if (in == null) {
                throw new IllegalStateException("given-names.txt is missing");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> names.addAll(List.of(line.strip().split(" "))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Set.copyOf(names);
    }
}
