package io.santral.cases;

import io.santral.cases.topic.Kind;
import io.santral.cases.topic.Language;
import io.santral.cases.topic.Urgency;
import java.util.Arrays;
import java.util.List;

/** What can be said of a case beside its words. */
public enum Aspect {
    /** One of the brand's topics, by its id. */
    TOPIC,
    KIND,
    URGENCY,
    LANGUAGE;

    /** What may be said; nothing for the topic, which each brand has a list of. */
    public List<String> words() {
        return switch (this) {
            case TOPIC -> List.of();
            case KIND -> names(Kind.values());
            case URGENCY -> names(Urgency.values());
            case LANGUAGE -> names(Language.values());
        };
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
