package io.santral.shared;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a text that its sender wrote: without quoted and forwarded mail, whose numbers somebody else claimed, and without
 * signatures, which stand under every mail and often name a firm's switchboard.
 */
public final class OwnWords {
    /** "On 3 May … wrote:", "… tarihinde … yazdı:" over a quotation; folded. */
    private static final Pattern QUOTATION = Pattern.compile("^(on .{4,200} wrote:|.{4,200} (sunlari )?yazdi:)$");

    /** "-----Original Message-----", "---------- Yönlendirilmiş ileti ----------"; folded. */
    private static final Pattern FORWARDED = Pattern.compile(
            "^[-_* ]{2,}.{0,5}(original message|ozgun ileti|orijinal mesaj|forwarded message|yonlendirilmis|iletilen|iletilmis).{0,60}$"
                    + "|^begin forwarded message:?$");

    private static final Pattern FROM = Pattern.compile("^\\*?(from|kimden|gonderen):\\*? .*");
    private static final Pattern SENT =
            Pattern.compile("^\\*?(sent|date|to|subject|gonderildi|gonderme|tarih|kime|konu):?\\*? .*");

    /** The line under which there is only a signature; folded. */
    private static final Pattern SIGNATURE =
            Pattern.compile("^(--|saygilarim(la|izla)|saygilar|(iyi|kolay) (calismalar|gunler)"
                    + "|(kind|best|warm)? ?regards|sincerely( yours)?|yours (sincerely|faithfully)|sent from my .{1,40}"
                    + "|.{1,40}(imdan|imden|umdan|dan|den) gonderildi)[,.!]*$");

    private OwnWords() {}

    /**
     * The writer's own lines.
     *
     * @param end where what is not theirs begins, in lines of the text
     */
    private record Own(List<String> lines, int end) {}

    /**
     * What the writer wrote.
     *
     * @param words their own lines, each ended by a line break
     * @param signature the line in which they sign: the one under a closing such as "Saygılarımla"; where there is none, the last of
     *     several lines of their own, if the one before does not announce it. Empty if nobody signs
     */
    public record Written(String words, String signature) {}

    /** The writer's own lines, each ended by a line break. */
    public static String of(String text) {
        return written(text).words();
    }

    /** The writer's own lines, and how they sign. */
    public static Written written(String text) {
        List<String> lines = text.lines().toList();
        Own own = own(lines);
        StringBuilder words = new StringBuilder();
        own.lines().forEach(line -> words.append(line).append('\n'));
        return new Written(words.toString(), signature(lines, own));
    }

    private static String signature(List<String> lines, Own own) {
        if (own.end() < lines.size() && SIGNATURE.matches(fold(lines.get(own.end())))) {
            return next(lines, own.end()).strip();
        }
        List<String> told = own.lines().stream().filter(line -> !line.isBlank()).toList();
        boolean under = told.size() > 1 && !told.get(told.size() - 2).strip().endsWith(":");
        return under ? told.get(told.size() - 1).strip() : "";
    }

    private static Own own(List<String> lines) {
        List<String> folded = lines.stream().map(OwnWords::fold).toList();
        List<String> own = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = folded.get(i);
            boolean quoted = line.startsWith(">");
            boolean quotation = !quoted && QUOTATION.matches(line);
            if (quoted || (quotation && next(folded, i).startsWith(">"))) {
                continue;
            }
            boolean ends = quotation
                    || FORWARDED.matches(line)
                    || (FROM.matches(line) && SENT.matches(next(folded, i)))
                    || (SIGNATURE.matches(line) && own.stream().anyMatch(written -> !written.isBlank()));
            if (ends) {
                return new Own(own, i);
            }
            own.add(lines.get(i));
        }
        return new Own(own, lines.size());
    }

    /** Only the beginning of a line tells what it is. */
    private static String fold(String line) {
        return Folding.fold(line.length() > 300 ? line.substring(0, 300) : line);
    }

    /** The next line that is not empty; empty if there is none. */
    private static String next(List<String> lines, int after) {
        return after + 1 < lines.size()
                ? lines.subList(after + 1, Math.min(after + 4, lines.size())).stream()
                        .filter(line -> !line.isBlank())
                        .findFirst()
                        .orElse("")
                : "";
    }
}
