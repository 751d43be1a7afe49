package io.santral.customer.matching.form;

/** How alike two short folded texts are. */
public final class Likeness {
    private static final int LONGEST = 64;

    private Likeness() {}

    /** Whether one slip of a finger lies between them: a sign changed, lost, added, or two neighbours swapped. Not if equal. */
    public static boolean oneSlip(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        if (Math.abs(a.length() - b.length()) > 1) {
            return false;
        }
        int head = 0;
        while (head < shorter && a.charAt(head) == b.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
            tail++;
        }
        int restA = a.length() - head - tail;
        int restB = b.length() - head - tail;
        if (restA <= 1 && restB <= 1) {
            return restA + restB > 0;
        }
        return restA == 2 && restB == 2 && a.charAt(head) == b.charAt(head + 1) && a.charAt(head + 1) == b.charAt(head);
    }

    /** Jaro's similarity with Winkler's bonus for a common beginning of up to 4 signs: 0 to 1. */
    public static double jaroWinkler(String a, String b) {
        int la = a.length();
        int lb = b.length();
        if (la == 0 || lb == 0 || la > LONGEST || lb > LONGEST) {
            return a.equals(b) ? 1 : 0;
        }
        int reach = Math.max(0, Math.max(la, lb) / 2 - 1);
        long takenA = 0;
        long takenB = 0;
        int common = 0;
        for (int i = 0; i < la; i++) {
            int to = Math.min(lb, i + reach + 1);
            for (int j = Math.max(0, i - reach); j < to; j++) {
                if ((takenB & (1L << j)) == 0 && a.charAt(i) == b.charAt(j)) {
                    takenA |= 1L << i;
                    takenB |= 1L << j;
                    common++;
                    break;
                }
            }
        }
        if (common == 0) {
            return 0;
        }
        int crossed = 0;
        int j = 0;
        for (int i = 0; i < la; i++) {
            if ((takenA & (1L << i)) != 0) {
                while ((takenB & (1L << j)) == 0) {
                    j++;
                }
                if (a.charAt(i) != b.charAt(j)) {
                    crossed++;
                }
                j++;
            }
        }
        double jaro = ((double) common / la + (double) common / lb + (common - crossed / 2.0) / common) / 3;
        int head = 0;
        int most = Math.min(4, Math.min(la, lb));
        while (head < most && a.charAt(head) == b.charAt(head)) {
            head++;
        }
        return jaro + head * 0.1 * (1 - jaro);
    }

    /**
     * What is left of a word when only the consonants that ears keep apart are left: its first sign, then voiced and voiceless
     * as one, vowels and doubles dropped; at most 4 signs. {@code mehmet} and {@code mehmed} have one sound.
     */
    public static String sound(String word) {
        StringBuilder sound = new StringBuilder(4);
        char last = 0;
        for (int i = 0; i < word.length() && sound.length() < 4; i++) {
            char c = consonant(word.charAt(i));
            if (i == 0) {
                sound.append(c == 0 ? 'a' : c);
            } else if (c != 0 && c != last) {
                sound.append(c);
            }
            last = c;
        }
        return sound.toString();
    }

    private static char consonant(char c) {
        return switch (c) {
            case 'a', 'e', 'i', 'o', 'u', 'y', 'h', 'w' -> 0;
            case 'b', 'p', 'f', 'v' -> 'b';
            case 'd', 't' -> 'd';
            case 'c', 'k', 'q', 'g', 'j', 'x', 's', 'z' -> 'k';
            default -> c;
        };
    }
}
