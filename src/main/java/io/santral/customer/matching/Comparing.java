package io.santral.customer.matching;

import io.santral.customer.matching.form.BirthDate;
import io.santral.customer.matching.form.Likeness;
import java.util.Optional;

/** Finds the level at which two profiles agree in an aspect. The best pair of their values counts. */
final class Comparing {
    private Comparing() {}

    /** A match: its level, and which of the two sides' values. Packed, for there are thousands a second. */
    static final int UNKNOWN = -1;

    static int match(Aspect aspect, Traits ours, Traits theirs) {
        Trait[] a = ours.of(aspect);
        Trait[] b = theirs.of(aspect);
        if (a.length == 0 || b.length == 0) {
            return UNKNOWN;
        }
        int best = Level.OTHER.ordinal();
        int which = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                int level = level(aspect, a[i].value(), b[j].value()).ordinal();
                if (level < best) {
                    best = level;
                    which = (i << 8) | (j << 16);
                }
            }
        }
        if (best == Level.OTHER.ordinal() && (aspect == Aspect.GIVEN || aspect == Aspect.SURNAME)) {
            for (int i = 0; i < a.length; i++) {
                if (elsewhere(aspect, a[i].value(), theirs)) {
                    return Level.ELSEWHERE.ordinal() | (i << 8);
                }
            }
            for (int j = 0; j < b.length; j++) {
                if (elsewhere(aspect, b[j].value(), ours)) {
                    return Level.ELSEWHERE.ordinal() | (j << 16);
                }
            }
        }
        return best | which;
    }

    static Level level(int match) {
        return Level.ALL[match & 0xff];
    }

    static int ours(int match) {
        return (match >> 8) & 0xff;
    }

    static int theirs(int match) {
        return (match >> 16) & 0xff;
    }

    private static boolean elsewhere(Aspect aspect, String word, Traits there) {
        return word.length() > 1
                && (has(there, Aspect.FURTHER_NAME, word)
                        || has(there, aspect == Aspect.GIVEN ? Aspect.SURNAME : Aspect.GIVEN, word));
    }

    private static boolean has(Traits there, Aspect aspect, String word) {
        for (Trait trait : there.of(aspect)) {
            if (trait.value().equals(word)) {
                return true;
            }
        }
        return false;
    }

    private static Level level(Aspect aspect, String a, String b) {
        if (a.equals(b)) {
            return Level.SAME;
        }
        return switch (aspect) {
            case PLATFORM, LOGIN, DEVICE, REGION, SEX -> Level.OTHER;
            case EMAIL, PHONE, FAX, HANDLE, CUSTOMER_NUMBER, ORDER, NATIONAL_ID ->
                Math.min(a.length(), b.length()) >= 5 && Likeness.oneSlip(a, b) ? Level.NEAR : Level.OTHER;
            case GIVEN, SURNAME, FURTHER_NAME -> name(a, b);
            case BIRTH -> birth(a, b);
            case STREET_NUMBER -> Likeness.oneSlip(a, b) ? Level.NEAR : Level.OTHER;
            case POST_CODE -> postCode(a, b);
            case STREET, CITY, BIRTH_PLACE, OCCUPATION -> text(a, b);
        };
    }

    private static Level name(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        if (shorter >= 3 && Likeness.oneSlip(a, b)) {
            return Level.NEAR;
        }
        if (shorter >= 3 && Likeness.jaroWinkler(a, b) >= 0.84) {
            return Level.ALIKE;
        }
        if (a.regionMatches(0, b, 0, Math.min(shorter, 3))) {
            return Level.PART;
        }
        return Level.OTHER;
    }

    private static Level birth(String a, String b) {
        Optional<BirthDate> ours = BirthDate.of(a);
        Optional<BirthDate> theirs = BirthDate.of(b);
        if (ours.isEmpty() || theirs.isEmpty()) {
            return Level.OTHER;
        }
        BirthDate x = ours.get();
        BirthDate y = theirs.get();
        if (x.whole() && y.whole() && (Likeness.oneSlip(a, b) || x.crossed(y))) {
            return Level.NEAR;
        }
        if (x.sameYear(y)) {
            return x.yearOnly() || y.yearOnly() ? Level.ALIKE : Level.PART;
        }
        return x.sameDay(y) && !x.yearOnly() ? Level.PART : Level.OTHER;
    }

    private static Level postCode(String a, String b) {
        if (Likeness.oneSlip(a, b)) {
            return Level.NEAR;
        }
        int half = Math.max(2, Math.min(a.length(), b.length()) / 2);
        return a.regionMatches(0, b, 0, half) ? Level.PART : Level.OTHER;
    }

    private static Level text(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        if (shorter >= 4 && (Likeness.oneSlip(a, b) || Likeness.jaroWinkler(a, b) >= 0.94)) {
            return Level.NEAR;
        }
        if (shorter >= 4 && Likeness.jaroWinkler(a, b) >= 0.88) {
            return Level.ALIKE;
        }
        return shareWord(a, b) ? Level.PART : Level.OTHER;
    }

    private static boolean shareWord(String a, String b) {
        int from = 0;
        while (from < a.length()) {
            int to = a.indexOf(' ', from);
            to = to < 0 ? a.length() : to;
            if (to - from >= 4 && hasWord(b, a, from, to)) {
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
