package io.santral.api.v1;

import io.santral.cases.CaseSummary;
import io.santral.customer.AuditView;
import io.santral.customer.CustomerStory;
import io.santral.customer.Explanation;
import io.santral.customer.ModelView;
import io.santral.customer.SuggestionView;
import io.santral.shared.Ids;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;

/** Who is who as JSON; what {@link Shape} is for the rest. */
final class Identities {
    private Identities() {}

    static JsonObject of(CustomerStory story, List<CaseSummary> cases) {
        JsonObjectBuilder shape =
                Json.createObjectBuilder().add("number", story.ref().number());
        Shape.put(shape, "name", story.name());
        return shape.add("identities", Shape.list(story.parts(), Identities::of))
                .add("cases", Shape.list(cases, Shape::of))
                .build();
    }

    private static JsonObject of(CustomerStory.Part part) {
        JsonObjectBuilder shape = Json.createObjectBuilder()
                .add("number", Ids.text(part.identity()))
                .add("namespace", part.namespace())
                .add("value", part.value())
                .add("firstSeen", part.firstSeen().toString())
                .add("verified", part.verified());
        Shape.put(shape, "name", part.name());
        part.merge().ifPresent(merge -> shape.add("merge", of(merge)));
        return shape.build();
    }

    private static JsonObject of(CustomerStory.Merge merge) {
        JsonObjectBuilder shape = Json.createObjectBuilder()
                .add("number", merge.ref().number())
                .add("origin", merge.origin().toLowerCase(Locale.ROOT))
                .add("reason", merge.reason())
                .add("at", merge.at().toString());
        Shape.put(shape, "person", merge.person());
        merge.explanation().ifPresent(explanation -> shape.add("explanation", of(explanation)));
        return shape.build();
    }

    static JsonObject of(SuggestionView suggestion) {
        JsonObjectBuilder newcomer = Json.createObjectBuilder()
                .add("number", suggestion.newcomer().number())
                .add("namespace", suggestion.channel())
                .add("value", suggestion.identity());
        Shape.put(newcomer, "name", suggestion.newcomerName());
        JsonObjectBuilder customer =
                Json.createObjectBuilder().add("number", suggestion.customer().number());
        Shape.put(customer, "name", suggestion.customerName());
        return Json.createObjectBuilder()
                .add("number", suggestion.ref().number())
                .add("newcomer", newcomer)
                .add("customer", customer)
                .add("posterior", suggestion.posterior())
                .add("at", suggestion.at().toString())
                .add("explanation", of(suggestion.explanation()))
                .build();
    }

    static JsonObject of(AuditView asked) {
        JsonObjectBuilder newcomer = Json.createObjectBuilder()
                .add("number", asked.newcomer().number())
                .add("namespace", asked.channel())
                .add("value", asked.identity());
        Shape.put(newcomer, "name", asked.newcomerName());
        JsonObjectBuilder customer =
                Json.createObjectBuilder().add("number", asked.customer().number());
        Shape.put(customer, "name", asked.customerName());
        return Json.createObjectBuilder()
                .add("number", asked.ref().number())
                .add("about", asked.merge() ? "merge" : "suggestion")
                .add("newcomer", newcomer)
                .add("customer", customer)
                .add("posterior", asked.posterior())
                .add("at", asked.at().toString())
                .add("explanation", of(asked.explanation()))
                .build();
    }

    static JsonObject of(ModelView model) {
        JsonObjectBuilder shape = Json.createObjectBuilder()
                .add("number", model.ref().number())
                .add("version", model.version())
                .add("state", word(model.state()))
                .add("verdict", model.verdict())
                .add(
                        "fittedTo",
                        Json.createObjectBuilder()
                                .add("strangers", model.strangers())
                                .add("matches", model.matches())
                                .add("judged", model.judged()))
                .add(
                        "shadow",
                        Json.createObjectBuilder()
                                .add("known", model.known())
                                .add("itself", of(model.itself()))
                                .add("current", of(model.current()))
                                .add("comparedWith", model.comparedWith()));
        Shape.put(shape, "madeAt", model.madeAt());
        Shape.put(shape, "movedAt", model.movedAt());
        Shape.put(shape, "person", model.person());
        Shape.put(shape, "reason", model.reason());
        return shape.build();
    }

    private static JsonObjectBuilder of(ModelView.Merged merged) {
        return Json.createObjectBuilder()
                .add("merged", merged.merged())
                .add("wrong", merged.wrong())
                .add("upperBound95", merged.bound());
    }

    private static JsonObject of(Explanation explanation) {
        JsonObjectBuilder shape = Json.createObjectBuilder()
                .add("outcome", explanation.outcome().toLowerCase(Locale.ROOT))
                .add("posterior", explanation.posterior())
                .add("bits", explanation.bits())
                .add("model", explanation.model())
                .add("evidence", Shape.list(explanation.evidence(), Identities::of))
                .add("against", Shape.list(explanation.against(), Identities::of));
        JsonArrayBuilder toVerify = Json.createArrayBuilder();
        explanation.unproven().forEach(one -> toVerify.add(word(one.family())));
        shape.add("verifyFirst", toVerify);
        explanation
                .runnerUp()
                .ifPresent(next -> shape.add(
                        "runnerUp",
                        Json.createObjectBuilder()
                                .add("customer", Ids.text(next.customer()))
                                .add("bits", next.bits())
                                .add("margin", next.margin())));
        return shape.add(
                        "guards",
                        Shape.list(
                                explanation.guards(),
                                guard -> Json.createObjectBuilder()
                                        .add("key", guard.key())
                                        .add("held", guard.held())
                                        .build()))
                .build();
    }

    private static JsonObject of(Explanation.Evidence evidence) {
        return Json.createObjectBuilder()
                .add("key", evidence.key())
                .add("family", word(evidence.family()))
                .add("provenance", word(evidence.provenance()))
                .add("bits", evidence.bits())
                .add("ours", evidence.ours())
                .add("theirs", evidence.theirs())
                .add("claimedThere", evidence.claimedThere())
                .build();
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
