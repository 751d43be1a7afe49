package io.santral.screen;

import io.santral.shared.Ids;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A case as it stands in an address: {@code kuzgun-0HJK5Z2W8QX3M}, the brand's alias and the case's number. */
public record CaseAddress(String alias, long id) {
    private static final Pattern FORM = Pattern.compile("([a-z0-9]+(?:-[a-z0-9]+)*)-([0-9A-Z]{13})");

    /** The address in that text; empty for everything that is not exactly one. */
    public static Optional<CaseAddress> parse(@Nullable String text) {
        if (text == null || text.length() > 80) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Ids.parse(form.group(2)).stream()
                        .mapToObj(id -> new CaseAddress(form.group(1), id))
                        .filter(address -> address.text().equals(text))
                        .findFirst()
                : Optional.empty();
    }

    public String text() {
        return alias + "-" + Ids.text(id);
    }
}
