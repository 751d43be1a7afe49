package io.santral.customer.reading;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.santral.customer.Feature;
import io.santral.customer.Kind;
import io.santral.customer.Provenance;
import io.santral.customer.matching.form.NationalId;
import io.santral.privacy.CardNumbers;
import io.santral.shared.Folding;
import io.santral.shared.OwnWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds what a text says about its writer. */
public final class Reader {
    /** What stands further behind is not read. */
    public static final int CHARACTERS = 20_000;

    /** More claims than these say nothing about one person. */
    public static final int FEATURES = 30;

    /** How far, in words, a number may stand from the word that says what it is. */
    private static final int NEAR = 4;

    private static final Pattern EMAIL =
            Pattern.compile("[\\pL\\pN][\\pL\\pN._%+\\-]{0,63}@[\\pL\\pN][\\pL\\pN.\\-]{0,188}\\.\\pL{2,24}");
    private static final Pattern ELEVEN_DIGITS = Pattern.compile("[1-9][0-9]{10}");

    /** A part of the text. */
    private record Span(int start, int end) {
        boolean overlaps(Span other) {
            return start < other.end && other.start < end;
        }
    }

    /** A word of the text, folded. */
    private record Word(Span span, String folded) {}

    /** A number that one of the brand's patterns describes. */
    private record Found(Span span, NumberPattern by, int distance) {}

    private final String text;
    private final List<Word> words;
    private final Provenance claimed;
    private final Instant at;
    private final Set<Feature> features = new LinkedHashSet<>();

    private Reader(String text, Provenance claimed, Instant at) {
        this.text = text;
        this.words = words(text);
        this.claimed = claimed;
        this.at = at;
    }

    /**
     * What the writer's own words in the first 20,000 characters claim: e-mail addresses, telephone numbers (E.164), T.C. identity
     * numbers, the brand's order, cargo, invoice and customer numbers, as they are written or said, and the name by which they
     * introduce themselves or sign; at most 30. Quoted and forwarded parts are somebody else's words, and a signature's numbers often a
     * firm's; card numbers and bank accounts are never taken.
     *
     * @param claimed {@link Provenance#CLAIMED_PRIVATE}, or {@link Provenance#CLAIMED_PUBLIC} where the world reads it
     */
    public static List<Feature> read(String text, Provenance claimed, Patterns patterns, Instant at) {
        if (!claimed.claimed()) {
            throw new IllegalArgumentException("what a text says is claimed, not " + claimed);
        }
        String start = text.length() > CHARACTERS ? text.substring(0, CHARACTERS) : text;
        OwnWords.Written written = OwnWords.written(start);
        String own = SpokenNumbers.inDigits(written.words());
        Reader reader = new Reader(CardNumbers.without(own), claimed, at);
        reader.emails();
        List<Found> numbers = reader.numbers(patterns);
        reader.nationalIds(numbers, patterns);
        reader.phones(numbers);
        Introductions.in(own)
                .or(() -> Introductions.signed(written.signature()))
                .ifPresent(name -> reader.claim(Kind.NAME, name));
        return reader.features.stream().limit(FEATURES).toList();
    }

    private void emails() {
        Matcher matcher = EMAIL.matcher(text);
        while (matcher.find() && features.size() < FEATURES) {
            claim(Kind.EMAIL, matcher.group());
        }
    }

    /**
     * The brand's numbers, the surest of those that overlap: nearest to a word that says what they are. A number that has a letter
     * in it needs no such word, one of digits alone could be anything.
     */
    private List<Found> numbers(Patterns patterns) {
        List<Found> found = new ArrayList<>();
        for (NumberPattern pattern : patterns.numbers()) {
            Matcher matcher = pattern.pattern().matcher(text);
            while (matcher.find() && found.size() < CHARACTERS / 10) {
                Span span = new Span(matcher.start(), matcher.end());
                if (CardNumbers.alone(text, span.start(), span.end())) {
                    Optional<Integer> distance = distance(span, pattern::cuedBy);
                    boolean lettered = matcher.group().chars().anyMatch(Character::isLetter);
                    if (distance.isPresent() || lettered) {
                        found.add(new Found(span, pattern, distance.orElse(NEAR + 1)));
                    }
                }
            }
        }
        found.sort(Comparator.comparingInt(Found::distance)
                .thenComparing(one -> one.span().start()));
        List<Found> surest = new ArrayList<>();
        for (Found one : found) {
            if (surest.size() < FEATURES
                    && surest.stream().noneMatch(other -> other.span().overlaps(one.span()))) {
                surest.add(one);
                claim(
                        one.by().kind(),
                        text.substring(one.span().start(), one.span().end()));
            }
        }
        return surest;
    }

    /** One number in a hundred passes the check by chance: one that an order's could be needs a word that says otherwise. */
    private void nationalIds(List<Found> numbers, Patterns patterns) {
        Matcher matcher = ELEVEN_DIGITS.matcher(text);
        int from = 0;
        while (matcher.find(from) && features.size() < FEATURES) {
            Span span = new Span(matcher.start(), matcher.end());
            String digits = matcher.group();
            from = span.end();
            if (CardNumbers.alone(text, span.start(), span.end())
                    && NationalId.of(digits).isPresent()
                    && numbers.stream().noneMatch(number -> number.span().overlaps(span))
                    && (distance(span, NumberPattern::nationalIdCuedBy).isPresent()
                            || patterns.numbers().stream()
                                    .noneMatch(pattern -> pattern.pattern().matches(digits)))) {
                claim(Kind.NATIONAL_ID, digits);
            }
            if (from >= text.length()) {
                return;
            }
        }
    }

    private void phones(List<Found> numbers) {
        StringBuilder rest = new StringBuilder(text);
        for (Found number : numbers) {
            for (int i = number.span().start(); i < number.span().end(); i++) {
                rest.setCharAt(i, ' ');
            }
        }
        Phones.in(rest.toString()).forEach(phone -> claim(Kind.PHONE, phone));
    }

    private void claim(Kind kind, String value) {
        features.add(new Feature(kind, value, claimed, at));
    }

    /** How many words lie between the part and the nearest one that says what it is; empty if none of the four on each side does. */
    private Optional<Integer> distance(Span span, Predicate<String> says) {
        int before = firstAtOrAfter(span.start()) - 1;
        int after = firstAtOrAfter(span.end());
        for (int distance = 0; distance < NEAR; distance++) {
            if (says(before - distance, says) || says(after + distance, says)) {
                return Optional.of(distance);
            }
        }
        return Optional.empty();
    }

    private boolean says(int place, Predicate<String> says) {
        return place >= 0 && place < words.size() && says.test(words.get(place).folded());
    }

    private int firstAtOrAfter(int position) {
        int low = 0;
        int high = words.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (words.get(middle).span().start() < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !Character.isLetterOrDigit(text.charAt(i))) {
                if (i > from) {
                    words.add(new Word(new Span(from, i), Folding.fold(text.substring(from, i))));
                }
                from = i + 1;
            }
        }
        return words;
    }
}
