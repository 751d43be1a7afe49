package io.santral.cases.topic;

import io.santral.tenancy.SettingsCheck;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A brand's settings section {@code topics}: which shipped topics it does not know, and its own. */
public final class BrandTopics implements SettingsCheck {
    private static final String SECTION = "topics";

    /**
     * The topics of the brand; the shipped ones if its section says nothing.
     *
     * @param section as {@link io.santral.tenancy.Section#plain}, checked when it was applied: what cannot be read is left out
     */
    public static List<Topic> read(Map<String, ?> section) {
        return read(section, new ArrayList<>());
    }

    @Override
    public List<Objection> check(Map<String, Map<String, ?>> sections) {
        List<Objection> objections = new ArrayList<>();
        Map<String, ?> section = sections.get(SECTION);
        read(section == null ? Map.of() : section, objections);
        return objections;
    }

    private static List<Topic> read(Map<String, ?> section, List<Objection> objections) {
        Set<String> leftOut = new HashSet<>();
        List<?> names = list(section.get("leaveOut"));
        for (int i = 0; i < names.size(); i++) {
            String id = text(names.get(i));
            if (Taxonomy.shipped().stream().noneMatch(topic -> topic.id().equals(id))) {
                objections.add(new Objection(SECTION, "/leaveOut/" + i, "there is no shipped topic \"" + id + "\""));
            }
            leftOut.add(id);
        }
        List<Topic> own = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<?> topics = list(section.get("topics"));
        for (int i = 0; i < topics.size(); i++) {
            Map<?, ?> topic = topics.get(i) instanceof Map<?, ?> map ? map : Map.of();
            String id = text(topic.get("id"));
            String place = "/topics/" + i;
            if (!ids.add(id)) {
                objections.add(new Objection(SECTION, place + "/id", "the topic \"" + id + "\" stands here twice"));
                continue;
            }
            try {
                Duration halfLife = Duration.parse(text(topic.get("halfLife")));
                if (halfLife.isZero() || halfLife.isNegative()) {
                    throw new DateTimeException("no time at all");
                }
                own.add(new Topic(id, halfLife, text(topic.get("tr")), text(topic.get("en")), seeds(topic)));
            } catch (DateTimeException e) {
                objections.add(new Objection(
                        SECTION,
                        place + "/halfLife",
                        "\"" + text(topic.get("halfLife"))
                                + "\" is no duration; right is for example P3D, three days"));
            }
        }
        List<Topic> all = Taxonomy.of(leftOut, own);
        if (all.isEmpty()) {
            objections.add(new Objection(SECTION, "/leaveOut", "no topic is left"));
            return Taxonomy.shipped();
        }
        return all;
    }

    private static List<String> seeds(Map<?, ?> topic) {
        Map<?, ?> seeds = topic.get("seeds") instanceof Map<?, ?> map ? map : Map.of();
        return Stream.of("tr", "en")
                .flatMap(language -> list(seeds.get(language)).stream())
                .map(BrandTopics::text)
                .toList();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
