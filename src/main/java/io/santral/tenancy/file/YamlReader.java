package io.santral.tenancy.file;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the part of YAML 1.2 that is JSON with comments: one document of objects, lists and plain values. Anchors, aliases and
 * tags are refused, since a few lines of them can stand for gigabytes; size, depth and the number of values are bounded.
 */
final class YamlReader {
    static final int MAX_BYTES = 512 * 1024;
    static final int MAX_DEPTH = 16;
    static final int MAX_VALUES = 100_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String file;
    private final Problems problems;
    private final Map<String, Integer> lines = new HashMap<>();

    private YamlReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The document, or empty if it is none: the problems then say why. */
    static Optional<Document> read(Path path, String file, Problems problems) {
        return new YamlReader(file, problems).read(path);
    }

    private Optional<Document> read(Path path) {
        String text = text(path);
        if (text == null) {
            return Optional.empty();
        }
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file)
                    .setAllowDuplicateKeys(true) // reported below, with both lines
                    .setCodePointLimit(MAX_BYTES)
                    .build();
            if (!bounded(new Parse(settings).parseString(text))) {
                return Optional.empty();
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.add(file, 1, "", "the file is empty; copy the one of _example and fill it in");
                return Optional.empty();
            }
            JsonNode json = json(root.get(), "");
            return json == null ? Optional.empty() : Optional.of(new Document(file, json, Map.copyOf(lines)));
        } catch (MarkedYamlEngineException e) {
            problems.add(file, line(e.getProblemMark()), "", "this is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(file, 0, "", "this is not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private @Nullable String text(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                problems.add(file, 0, "", "the file is larger than " + MAX_BYTES / 1024 + " KiB");
                return null;
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            problems.add(file, 0, "", "the file is not UTF-8; save it as UTF-8");
        } catch (IOException e) {
            problems.add(file, 0, "", "the file cannot be read: " + e.getMessage());
        }
        return null;
    }

    private boolean bounded(Iterable<Event> events) {
        int depth = 0;
        int values = 0;
        int documents = 0;
        for (Iterator<Event> all = events.iterator(); all.hasNext(); ) {
            Event event = all.next();
            String refused = null;
            if (event instanceof AliasEvent) {
                refused = "aliases (*name) are not taken here; write the value out";
            } else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
                refused = "anchors (&name) are not taken here; write the value out";
            } else if (event instanceof DocumentStartEvent && ++documents > 1) {
                refused = "one document a file: remove the second \"---\"";
            } else if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
                refused = "nested deeper than " + MAX_DEPTH + " levels";
            } else if (event instanceof NodeEvent && ++values > MAX_VALUES) {
                refused = "more than " + MAX_VALUES + " values in one file";
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (refused != null) {
                problems.add(file, line(event.getStartMark()), "", refused);
                return false;
            }
        }
        return true;
    }

    private @Nullable JsonNode json(Node node, String path) {
        lines.putIfAbsent(path, line(node.getStartMark()));
        if (node instanceof MappingNode mapping) {
            return object(mapping, path);
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JSON.arrayNode();
            boolean whole = true;
            for (Node item : sequence.getValue()) {
                JsonNode value = json(item, path + "/" + array.size());
                whole &= value != null;
                array.add(value == null ? JSON.nullNode() : value);
            }
            return whole ? array : null;
        }
        return scalar((ScalarNode) node, path);
    }

    private @Nullable JsonNode object(MappingNode mapping, String path) {
        ObjectNode object = JSON.objectNode();
        boolean whole = true;
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                problems.add(
                        file, line(entry.getKeyNode().getStartMark()), path, "a field's name must be a plain word");
                whole = false;
                continue;
            }
            String at = path + Document.step(key.getValue());
            Integer first = lines.get(at);
            if (first != null) {
                problems.add(
                        file, line(key.getStartMark()), at, "this field stands here twice, first in line " + first);
                whole = false;
                continue;
            }
            lines.put(at, line(key.getStartMark()));
            JsonNode value = json(entry.getValueNode(), at);
            whole &= value != null;
            object.set(key.getValue(), value == null ? JSON.nullNode() : value);
        }
        return whole ? object : null;
    }

    private @Nullable JsonNode scalar(ScalarNode node, String path) {
        Tag tag = node.getTag();
        String value = node.getValue();
        if (tag.equals(Tag.STR)) {
            // "|" ends a text with a line break that nobody means.
            return JSON.stringNode(value.stripTrailing());
        }
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(value));
        }
        try {
            if (tag.equals(Tag.INT) && value.length() <= 20) {
                return JSON.numberNode(new BigInteger(value));
            }
            if (tag.equals(Tag.FLOAT) && value.length() <= 20) {
                return JSON.numberNode(new BigDecimal(value));
            }
        } catch (NumberFormatException e) {
            // .inf, .nan, 0x1f: YAML knows them as numbers, JSON does not.
        }
        problems.add(
                file,
                line(node.getStartMark()),
                path,
                "\"" + shown(value) + "\" is not taken here; put a text in quotes");
        return null;
    }

    private static String shown(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(-1) + 1;
    }
}
