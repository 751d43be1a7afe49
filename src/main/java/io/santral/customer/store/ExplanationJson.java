package io.santral.customer.store;

import io.santral.customer.Explanation;
import io.santral.customer.Explanation.Evidence;
import io.santral.customer.Explanation.Guard;
import io.santral.customer.Explanation.RunnerUp;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An explanation as it is stored. */
final class ExplanationJson {
    /** Kept: every call of {@link Json} looks through the class path for who provides it, for longer than a decision takes. */
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private ExplanationJson() {}

    static String of(Explanation explanation) {
        JsonObjectBuilder json = BUILDERS.createObjectBuilder()
                .add("outcome", explanation.outcome())
                .add("posterior", explanation.posterior())
                .add("bits", explanation.bits())
                .add("evidence", evidence(explanation.evidence()))
                .add("against", evidence(explanation.against()))
                .add("model", explanation.model());
        explanation
                .runnerUp()
                .ifPresent(next -> json.add(
                        "runnerUp",
                        BUILDERS.createObjectBuilder()
                                .add("customer", next.customer())
                                .add("bits", next.bits())
                                .add("margin", next.margin())));
        JsonArrayBuilder guards = BUILDERS.createArrayBuilder();
        explanation
                .guards()
                .forEach(guard -> guards.add(
                        BUILDERS.createObjectBuilder().add("key", guard.key()).add("held", guard.held())));
        return json.add("guards", guards).build().toString();
    }

    private static JsonArrayBuilder evidence(List<Evidence> evidence) {
        JsonArrayBuilder json = BUILDERS.createArrayBuilder();
        evidence.forEach(one -> json.add(BUILDERS.createObjectBuilder()
                .add("family", one.family())
                .add("key", one.key())
                .add("provenance", one.provenance())
                .add("bits", one.bits())
                .add("ours", one.ours())
                .add("theirs", one.theirs())
                .add("claimedThere", one.claimedThere())));
        return json;
    }

    static Explanation read(String json) {
        try (JsonReader reader = READERS.createReader(new StringReader(json))) {
            JsonObject stored = reader.readObject();
            return new Explanation(
                    stored.getString("outcome"),
                    stored.getJsonNumber("posterior").doubleValue(),
                    stored.getJsonNumber("bits").doubleValue(),
                    evidence(stored, "evidence"),
                    evidence(stored, "against"),
                    Optional.ofNullable(stored.getJsonObject("runnerUp"))
                            .map(next -> new RunnerUp(
                                    next.getJsonNumber("customer").longValue(),
                                    next.getJsonNumber("bits").doubleValue(),
                                    next.getJsonNumber("margin").doubleValue())),
                    stored.getJsonArray("guards").getValuesAs(JsonObject.class).stream()
                            .map(guard -> new Guard(guard.getString("key"), guard.getBoolean("held")))
                            .toList(),
                    stored.getString("model"));
        }
    }

    private static List<Evidence> evidence(JsonObject stored, String name) {
        return stored.getJsonArray(name).getValuesAs(JsonObject.class).stream()
                .map(one -> new Evidence(
                        one.getString("family"),
                        one.getString("key"),
                        one.getString("provenance"),
                        one.getJsonNumber("bits").doubleValue(),
                        one.getString("ours"),
                        one.getString("theirs"),
                        // What was stored before claims were filed does not say.
                        one.getBoolean("claimedThere", false)))
                .toList();
    }
}
