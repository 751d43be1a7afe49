package io.santral.customer.reading;

import io.santral.tenancy.SettingsCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A brand's settings section {@code patterns}: how it writes the numbers that customers refer to. */
public final class Patterns implements SettingsCheck {
    /** Of a brand that has said nothing. */
    public static final Patterns NONE = new Patterns();

    private static final String SECTION = "patterns";

    private final List<NumberPattern> numbers;

    /** For the {@link java.util.ServiceLoader}: knows no number. */
    public Patterns() {
        this(List.of());
    }

    private Patterns(List<NumberPattern> numbers) {
        this.numbers = List.copyOf(numbers);
    }

    /**
     * Reads the section.
     *
     * @param section as {@link io.santral.tenancy.Section#plain}, checked when it was applied: what cannot be read is left out
     */
    public static Patterns read(Map<String, ?> section) {
        return read(section, new ArrayList<>());
    }

    @Override
    public List<Objection> check(Map<String, Map<String, ?>> sections) {
        List<Objection> objections = new ArrayList<>();
        Map<String, ?> section = sections.get(SECTION);
        read(section == null ? Map.of() : section, objections);
        return objections;
    }

    private static Patterns read(Map<String, ?> section, List<Objection> objections) {
        List<NumberPattern> patterns = new ArrayList<>();
        List<?> written = section.get("numbers") instanceof List<?> list ? list : List.of();
        for (int i = 0; i < written.size(); i++) {
            Map<?, ?> one = written.get(i) instanceof Map<?, ?> map ? map : Map.of();
            String place = "/numbers/" + i;
            try {
                NumberPattern pattern = NumberPattern.of(text(one.get("number")), text(one.get("pattern")));
                patterns.add(pattern);
                String example = text(one.get("example"));
                if (!pattern.pattern().matches(example)) {
                    objections.add(new Objection(
                            SECTION, place + "/example", "\"" + example + "\" is not what the pattern describes"));
                }
            } catch (IllegalArgumentException e) {
                objections.add(new Objection(SECTION, place + "/pattern", String.valueOf(e.getMessage())));
            }
        }
        return new Patterns(patterns);
    }

    List<NumberPattern> numbers() {
        return numbers;
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
