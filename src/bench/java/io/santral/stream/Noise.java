package io.santral.stream;

import io.santral.stream.Person.Style;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What happens to a sentence on its way: the writer's keyboard and haste, a speech recogniser, a fax. */
final class Noise {
    /** Letters beside each other on a Turkish Q keyboard. */
    private static final Map<Character, String> NEIGHBOURS = Map.ofEntries(
            Map.entry('a', "sqz"),
            Map.entry('e', "wr"),
            Map.entry('i', "şü"),
            Map.entry('ı', "uo"),
            Map.entry('r', "et"),
            Map.entry('n', "bm"),
            Map.entry('l', "kş"),
            Map.entry('k', "jl"),
            Map.entry('s', "ad"),
            Map.entry('d', "sf"),
            Map.entry('m', "nö"),
            Map.entry('t', "ry"),
            Map.entry('u', "yı"),
            Map.entry('o', "ıp"),
            Map.entry('y', "tu"));

    private static final Pattern SUFFIXES =
            Pattern.compile("(?:ımın|imin|umun|ümün|ından|inden|ında|inde|ımı|imi|umu|ümü|nın|nin)([.,?!]*\s*)$");
    private static final List<String> EMOJI = List.of("😡", "🙏", "😔", "👍", "😤", "❤️", "😊", "🙄");
    private static final List<String> DIGITS =
            List.of("sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz");
    private static final List<String> TENS =
            List.of("", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan");
    private static final Map<Character, Character> LOOKS_LIKE =
            Map.of('0', 'O', '1', 'l', '5', 'S', '8', 'B', 'ı', 'i', 'ğ', 'g', 'ş', 's', 'm', 'n');
    private static final Set<Character> VOWELS = Set.of('a', 'e', 'ı', 'i', 'o', 'ö', 'u', 'ü');

    private static final Pattern WORDS = Pattern.compile("(?<= )|(?=\n)|(?<=\n)");

    private final Shares shares;
    private final Dice dice;

    Noise(Shares shares, Dice dice) {
        this.shares = shares;
        this.dice = dice;
    }

    /** Typed with a person's habits. Words with digits, addresses and citations come through as they are. */
    String typed(String text, Style style, boolean social) {
        boolean typos = dice.chance(shares.share("text.typos"));
        boolean drops = dice.chance(shares.share("text.suffix-dropped"));
        StringBuilder typed = new StringBuilder(text.length());
        for (String word : WORDS.split(text)) {
            typed.append(isExact(word) ? word : habit(hurried(word, typos, drops), style));
        }
        return social && dice.chance(shares.share("text.emoji")) ? typed + " " + dice.pick(EMOJI) : typed.toString();
    }

    private static boolean isExact(String word) {
        return word.chars().anyMatch(c -> Character.isDigit(c) || c == '@' || c == '⟦' || c == '\n');
    }

    private String hurried(String word, boolean typos, boolean drops) {
        String hurried = word;
        if (drops && word.length() > 7) {
            String bare = SUFFIXES.matcher(hurried).replaceFirst("$1");
            hurried = bare.length() < hurried.length() && dice.chance(0.5) ? bare : hurried;
        }
        if (typos && hurried.length() > 4 && dice.chance(0.12)) {
            int at = 1 + dice.below(hurried.length() - 2);
            char letter = hurried.charAt(at);
            String beside = NEIGHBOURS.get(letter);
            hurried = switch (dice.below(3)) {
                case 0 -> hurried.substring(0, at) + hurried.substring(at + 1);
                case 1 -> hurried.substring(0, at) + letter + hurried.substring(at);
                default ->
                    beside == null
                            ? hurried
                            : hurried.substring(0, at)
                                    + beside.charAt(dice.below(beside.length()))
                                    + hurried.substring(at + 1);
            };
        }
        return hurried;
    }

    private static String habit(String word, Style style) {
        // Whoever has no Turkish keyboard writes I for İ and i for ı; the machine's own casing makes the rest of the
        // faults.
        String text = style.ascii() ? Spelling.ascii(word) : word;
        if (style.upper()) {
            return text.toUpperCase(style.ascii() ? Locale.ROOT : Spelling.LOCALE);
        }
        return style.lower() ? text.toLowerCase(style.ascii() ? Locale.ROOT : Spelling.LOCALE) : text;
    }

    /** As a speech recogniser writes a call down: no capitals, no marks, numbers in digits or in words, some heard wrongly. */
    String heard(String text) {
        String plain = text.replaceAll("[.,:;?!#\"]+", " ");
        boolean words = dice.chance(shares.share("asr.digits-as-words"));
        StringBuilder heard = new StringBuilder(plain.length());
        for (String word : plain.split("\\s+")) {
            heard.append(heard.length() == 0 ? "" : " ")
                    .append(word.matches("\\d+") ? number(word, words) : spoken(word));
        }
        return heard.toString();
    }

    private static String spoken(String word) {
        return word.startsWith("⟦") ? word : word.toLowerCase(Spelling.LOCALE);
    }

    private String number(String digits, boolean words) {
        StringBuilder misheard = new StringBuilder(digits);
        if (digits.length() > 4) {
            for (int i = 0; i < misheard.length(); i++) {
                if (dice.chance(shares.share("asr.digit-wrong") / 4)) {
                    misheard.setCharAt(i, (char) ('0' + dice.below(10)));
                }
            }
            if (dice.chance(shares.share("asr.digit-wrong"))) {
                misheard.deleteCharAt(dice.below(misheard.length()));
            }
        }
        return words ? inWords(misheard.toString()) : misheard.toString();
    }

    /** Long numbers are said two or three digits at a time. */
    static String inWords(String digits) {
        StringBuilder words = new StringBuilder();
        for (int at = 0; at < digits.length(); ) {
            int size = digits.length() - at == 4 || digits.length() - at == 2 ? 2 : Math.min(3, digits.length() - at);
            if (at > 0) {
                words.append(' ');
            }
            words.append(group(digits.substring(at, at + size)));
            at += size;
        }
        return words.toString();
    }

    private static String group(String digits) {
        int leading = 0;
        StringBuilder words = new StringBuilder();
        while (leading < digits.length() - 1 && digits.charAt(leading) == '0') {
            words.append(DIGITS.get(0)).append(' ');
            leading++;
        }
        int number = Integer.parseInt(digits);
        int hundreds = number / 100;
        if (hundreds > 0) {
            words.append(hundreds == 1 ? "" : DIGITS.get(hundreds) + " ").append("yüz ");
        }
        words.append(TENS.get(number / 10 % 10)).append(number / 10 % 10 > 0 ? " " : "");
        if (number % 10 > 0 || number == 0) {
            words.append(DIGITS.get(number % 10));
        }
        return words.toString().strip();
    }

    /** As it is read off a fax. */
    String scanned(String text) {
        StringBuilder scanned = new StringBuilder(text.length());
        boolean cited = false;
        for (char c : text.toCharArray()) {
            cited = c == '⟦' || cited && c != '⟧';
            Character alike = LOOKS_LIKE.get(c);
            boolean wrong =
                    !cited && alike != null && !VOWELS.contains(c) && dice.chance(shares.share("ocr.character-wrong"));
            scanned.append(wrong ? alike : c);
        }
        return scanned.toString();
    }
}
