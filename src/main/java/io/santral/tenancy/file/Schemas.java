package io.santral.tenancy.file;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schemas of {@code tenants/_schema} as they were built into the application: what an editor checks is what we check, and a
 * schema that was edited beside a running system changes nothing. What would be right is each field's description.
 */
final class Schemas {
    private static final String BASE = "https://santral.io/tenants/";
    private static final List<String> NAMES = List.of(
            "app",
            "person",
            "brand",
            "channels",
            "hours",
            "sla",
            "routing",
            "people",
            "voice",
            "replies",
            "topics",
            "patterns",
            "operator-apps",
            "operator-pools",
            "operator-people");

    private final Map<String, Schema> schemas = new HashMap<>();
    private final Map<String, JsonNode> sources = new HashMap<>();

    Schemas() {
        Map<String, String> texts = new HashMap<>();
        JsonMapper mapper = JsonMapper.shared();
        for (String name : NAMES) {
            String text = resource(name + ".schema.json");
            texts.put(BASE + name + ".schema.json", text);
            sources.put(BASE + name + ".schema.json", mapper.readTree(text));
        }
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
        for (String name : NAMES) {
            schemas.put(name, registry.getSchema(SchemaLocation.of(BASE + name + ".schema.json")));
        }
    }

    /** Whether the document is what the schema asks for; if not, the problems say where and what would be right. */
    boolean check(Document document, String name, Problems problems) {
        Schema schema = schemas.get(name);
        if (schema == null) {
            throw new IllegalArgumentException("no schema " + name);
        }
        List<Error> errors = schema.validate(
                document.json(), context -> context.executionConfig(config -> config.locale(Locale.ENGLISH)));
        for (Error error : errors) {
            String path = error.getInstanceLocation().toString();
            String about = description(error.getSchemaLocation());
            String field = error.getProperty();
            // An unknown field stands under its own name; a missing one is missing in the object around it.
            String place = "additionalProperties".equals(error.getKeyword()) && field != null
                    ? path + Document.step(field)
                    : path;
            problems.add(document, place, error.getMessage() + (about.isEmpty() ? "" : " (right is: " + about + ")"));
        }
        return errors.isEmpty();
    }

    /** The description that stands beside the keyword that failed. */
    private String description(SchemaLocation location) {
        JsonNode schema = sources.get(location.getAbsoluteIri().toString());
        if (schema == null) {
            return "";
        }
        String keyword = location.getFragment().toString();
        int end = keyword.lastIndexOf('/');
        return end < 0
                ? ""
                : schema.at(keyword.substring(0, end)).path("description").asString("");
    }

    private static String resource(String name) {
        try (InputStream in = Schemas.class.getResourceAsStream("schema/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the schema " + name + " was not built into the application");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
