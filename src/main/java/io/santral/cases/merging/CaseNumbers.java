package io.santral.cases.merging;

import io.santral.shared.Ids;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The case numbers that stand in a text, or what looks like one: whether there is such a case, and whose, the store knows. */
public final class CaseNumbers {
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9A-Za-z])[0-9A-Z]{13}(?![0-9A-Za-z])");
    private static final int MOST = 10;

    private CaseNumbers() {}

    /** At most ten, of the first 20,000 characters. */
    public static Set<Long> in(String text) {
        return NUMBER.matcher(text.length() > 20_000 ? text.substring(0, 20_000) : text)
                .results()
                .map(MatchResult::group)
                .flatMap(number -> Ids.parse(number).stream().boxed())
                .limit(MOST)
                .collect(Collectors.toUnmodifiableSet());
    }
}
