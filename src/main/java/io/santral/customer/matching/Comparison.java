package io.santral.customer.matching;

import io.santral.customer.Provenance;
import io.santral.customer.matching.Portrait.Shown;
import io.santral.customer.matching.form.BirthDate;
import io.santral.customer.matching.form.Handle;
import io.santral.customer.matching.form.Likeness;
import org.jspecify.annotations.Nullable;

/** How far two values agree. */
final class Comparison {
    /** From here two names may be spellings of one (Jaro-Winkler). */
    private static final double SPELLING = 0.84;

    private static final double SAME_WORDS = 0.94;
    private static final double LIKE_WORDS = 0.88;
    private static final int SHORTEST_NUMBER = 5;
    private static final int SHORTEST_NAME = 3;
    private static final int SHORTEST_WORD = 4;

    private Comparison() {}

    static Level of(Aspect aspect, Trait ours, Trait theirs) {
        String a = ours.value();
        String b = theirs.value();
        if (a.equals(b)) {
            return Level.SAME;
        }
        return switch (aspect) {
            case PLATFORM, LOGIN, DEVICE, REGION, SEX -> Level.OTHER;
            case EMAIL, PHONE, FAX, CUSTOMER_NUMBER, ORDER, NATIONAL_ID ->
                Math.min(a.length(), b.length()) >= SHORTEST_NUMBER && Likeness.oneSlip(a, b)
                        ? Level.NEAR
                        : Level.OTHER;
            case HANDLE -> Handle.skeleton(a).equals(Handle.skeleton(b)) ? Level.DISGUISED : Level.OTHER;
            case GIVEN, SURNAME, FURTHER_NAME -> name(ours, theirs);
            case BIRTH -> birth(new BirthDate(a), new BirthDate(b));
            case STREET_NUMBER -> Likeness.oneSlip(a, b) ? Level.NEAR : Level.OTHER;
            case POST_CODE -> postCode(a, b);
            case STREET, CITY, BIRTH_PLACE, OCCUPATION -> text(ours, theirs);
        };
    }

    /** The same; null where it says nothing, since one of the two is perhaps no name at all and they differ. */
    static @Nullable Level told(Aspect aspect, Trait ours, Trait theirs) {
        Level level = of(aspect, ours, theirs);
        return level != Level.SAME && (ours.perhaps() || theirs.perhaps()) ? null : level;
    }

    /** The best level that any two of the values reach; null where one side shows nothing. */
    static @Nullable Level best(Aspect aspect, Traits ours, Portrait theirs) {
        Trait[] mine = ours.of(aspect);
        Level best = null;
        for (Shown shown : theirs.of(aspect)) {
            for (Trait value : mine) {
                for (Trait other : shown.values()) {
                    Level level = told(aspect, value, other);
                    best = best == null || (level != null && level.compareTo(best) < 0) ? level : best;
                }
            }
            if (best == Level.OTHER && misplaced(aspect, ours, shown.values(), theirs)) {
                best = Level.ELSEWHERE;
            }
        }
        return best;
    }

    /**
     * Whether our given name stands among their surnames or further names, or theirs among our further names; and so for surnames.
     * Theirs among our surnames is the surname's agreement, and must not count twice: unless they show no surname to compare.
     */
    static boolean misplaced(Aspect aspect, Traits ours, Trait[] yours, Portrait theirs) {
        if (aspect != Aspect.GIVEN && aspect != Aspect.SURNAME) {
            return false;
        }
        Aspect other = aspect == Aspect.GIVEN ? Aspect.SURNAME : Aspect.GIVEN;
        for (Trait trait : ours.of(aspect)) {
            String word = trait.value();
            if (word.length() > 1 && (theirs.has(other, word) || theirs.has(Aspect.FURTHER_NAME, word))) {
                return true;
            }
        }
        boolean alone = theirs.of(other).length == 0;
        for (Trait trait : yours) {
            String word = trait.value();
            if (word.length() > 1 && (ours.has(Aspect.FURTHER_NAME, word) || (alone && ours.has(other, word)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether they may be one name: spellings, or one the beginning of the other. */
    static boolean names(String a, String b) {
        return a.equals(b) || name(word(a), word(b)) != Level.OTHER;
    }

    private static Trait word(String value) {
        return new Trait(value, Provenance.CLAIMED_PRIVATE, Trait.Worth.PERSON, 0);
    }

    private static Level name(Trait ours, Trait theirs) {
        String a = ours.value();
        String b = theirs.value();
        int shorter = Math.min(a.length(), b.length());
        if (shorter >= SHORTEST_NAME && Likeness.oneSlip(a, b)) {
            return Level.NEAR;
        }
        if (shorter >= SHORTEST_NAME && alike(ours, theirs, SPELLING)) {
            return Level.ALIKE;
        }
        return a.regionMatches(0, b, 0, Math.min(shorter, SHORTEST_NAME)) ? Level.PART : Level.OTHER;
    }

    private static Level birth(BirthDate a, BirthDate b) {
        if (a.whole() && b.whole() && (Likeness.oneSlip(a.digits(), b.digits()) || a.crossed(b))) {
            return Level.NEAR;
        }
        if (a.sameYear(b)) {
            return a.yearOnly() || b.yearOnly() ? Level.ALIKE : Level.PART;
        }
        return a.sameDay(b) && !a.yearOnly() ? Level.PART : Level.OTHER;
    }

    private static Level postCode(String a, String b) {
        if (Likeness.oneSlip(a, b)) {
            return Level.NEAR;
        }
        int half = Math.max(2, Math.min(a.length(), b.length()) / 2);
        return a.regionMatches(0, b, 0, half) ? Level.PART : Level.OTHER;
    }

    private static Level text(Trait ours, Trait theirs) {
        String a = ours.value();
        String b = theirs.value();
        int shorter = Math.min(a.length(), b.length());
        if (shorter >= SHORTEST_WORD) {
            if (Likeness.oneSlip(a, b) || alike(ours, theirs, SAME_WORDS)) {
                return Level.NEAR;
            }
            if (alike(ours, theirs, LIKE_WORDS)) {
                return Level.ALIKE;
            }
        }
        return shareWord(a, b) ? Level.PART : Level.OTHER;
    }

    /** Jaro-Winkler against a bound; what the letters that only one side has rule out is not computed. */
    private static boolean alike(Trait ours, Trait theirs, double bound) {
        int a = ours.value().length();
        int b = theirs.value().length();
        int common = Math.min(
                a - Integer.bitCount(ours.letters() & ~theirs.letters()),
                b - Integer.bitCount(theirs.letters() & ~ours.letters()));
        if (common <= 0) {
            return false;
        }
        double most = ((double) common / a + (double) common / b + 1) / 3;
        most += 0.4 * (1 - most);
        return most >= bound && Likeness.jaroWinkler(ours.value(), theirs.value()) >= bound;
    }

    private static boolean shareWord(String a, String b) {
        int from = 0;
        while (from < a.length()) {
            int to = a.indexOf(' ', from);
            to = to < 0 ? a.length() : to;
            if (to - from >= SHORTEST_WORD && hasWord(b, a, from, to)) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }

    private static boolean hasWord(String text, String of, int from, int to) {
        int length = to - from;
        int at = 0;
        while (at + length <= text.length()) {
            int end = text.indexOf(' ', at);
            end = end < 0 ? text.length() : end;
            if (end - at == length && text.regionMatches(at, of, from, length)) {
                return true;
            }
            at = end + 1;
        }
        return false;
    }
}
