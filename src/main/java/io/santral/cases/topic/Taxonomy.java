package io.santral.cases.topic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The topics that the application ships with, and the lines that its resource files are made of. */
public final class Taxonomy {
    private static final List<Topic> SHIPPED = read();

    private Taxonomy() {}

    /** The topics of brands that have none of their own: about 60 of shops, banks, airlines and whoever sends bills. */
    public static List<Topic> shipped() {
        return SHIPPED;
    }

    /** The shipped topics without those that the brand does not know; its own come after them, or instead of those of their id. */
    static List<Topic> of(Collection<String> leftOut, List<Topic> own) {
        Map<String, Topic> topics = new LinkedHashMap<>();
        SHIPPED.stream().filter(topic -> !leftOut.contains(topic.id())).forEach(topic -> topics.put(topic.id(), topic));
        own.forEach(topic -> topics.put(topic.id(), topic));
        return List.copyOf(topics.values());
    }

    private static List<Topic> read() {
        List<String> lines = lines("taxonomy.txt");
        List<Topic> topics = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 3) {
            String[] head = lines.get(i).split(" \\| ", -1);
            List<String> seeds = Stream.concat(
                            phrases("tr: ", lines.get(i + 1)).stream(), phrases("en: ", lines.get(i + 2)).stream())
                    .toList();
            topics.add(new Topic(head[0], Duration.parse(head[1]), head[2], head[3], seeds));
        }
        return List.copyOf(topics);
    }

    /** The lines of a resource file of this package that say something. */
    static List<String> lines(String name) {
        try (InputStream in = Taxonomy.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " was not built into the application");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands behind the label, divided by semicolons. */
    static List<String> phrases(String label, String line) {
        if (!line.startsWith(label)) {
            throw new IllegalStateException("'" + line + "' does not begin with " + label);
        }
        return Arrays.stream(line.substring(label.length()).split(";", -1))
                .map(String::strip)
                .toList();
    }
}
