package io.santral.shared;

import com.google.re2j.Pattern;
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

    /** The writer's own lines, each ended by a line break. */
    public static String of(String text) {
        List<String> lines = text.lines().toList();
        List<String> folded = lines.stream().map(OwnWords::fold).toList();
        StringBuilder own = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String line = folded.get(i);
            if (line.startsWith(">")) {
                continue;
            }
            if (QUOTATION.matches(line)) {
                if (next(folded, i).startsWith(">")) {
                    continue;
                }
                break;
            }
            if (FORWARDED.matches(line)
                    || (FROM.matches(line) && SENT.matches(next(folded, i)))
                    || (SIGNATURE.matches(line) && !own.toString().isBlank())) {
                break;
            }
            own.append(lines.get(i)).append('\n');
        }
        return own.toString();
    }

    /** Only the beginning of a line tells what it is. */
    private static String fold(String line) {
        return Folding.fold(line.length() > 300 ? line.substring(0, 300) : line);
    }

    /** The next line that is not empty; empty if there is none. */
    private static String next(List<String> lines, int after) {
        return after + 1 < lines.size()
                ? lines.subList(after + 1, Math.min(after + 4, lines.size())).stream()
                        .filter(line -> !line.isEmpty())
                        .findFirst()
                        .orElse("")
                : "";
    }
}
