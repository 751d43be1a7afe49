package io.santral.api.v1;

import io.santral.cases.CaseLinkView;
import io.santral.cases.CaseRef;
import io.santral.cases.CaseSuggestionView;
import io.santral.cases.CaseSummary;
import io.santral.cases.CaseView;
import io.santral.cases.ExposureView;
import io.santral.cases.SubjectView;
import io.santral.cases.TopicView;
import io.santral.intake.HeldView;
import io.santral.intake.InteractionView;
import io.santral.reply.ReplyView;
import io.santral.routing.QueueLine;
import io.santral.shared.Ids;
import io.santral.sla.ServiceView;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** How things look as JSON: a promise to callers, so it stands apart from the views that the screens share. */
final class Shape {
    private Shape() {}

    /** A list that is told whole. */
    static <T> JsonObject whole(List<T> items, Function<T, JsonObject> shape) {
        return page(items, JsonValue.NULL, shape);
    }

    /**
     * A page of a list.
     *
     * @param most how many a page has: with fewer it is the last
     * @param next the address of the page after it, by this one's last item
     */
    static <T> JsonObject page(List<T> items, int most, Function<T, JsonObject> shape, Function<T, String> next) {
        return page(
                items, items.size() < most ? JsonValue.NULL : Json.createValue(next.apply(items.get(most - 1))), shape);
    }

    private static <T> JsonObject page(List<T> items, JsonValue next, Function<T, JsonObject> shape) {
        return Json.createObjectBuilder()
                .add("items", list(items, shape))
                .add("next", next)
                .build();
    }

    static JsonObject of(QueueLine line) {
        JsonObjectBuilder shape = Json.createObjectBuilder()
                .add("number", line.ref().number())
                .add("brand", line.brandAlias())
                .add("brandName", line.brandName())
                .add("channel", line.channel())
                .add("account", line.accountName())
                .add("title", line.title())
                .add("urgency", word(line.urgency()))
                .add("state", word(line.state()))
                .add("openedAt", line.openedAt().toString())
                .add("lastAt", line.lastAt().toString());
        put(shape, "topic", line.topic());
        put(shape, "customer", line.customerName());
        put(shape, "person", line.personName());
        put(shape, "dueAt", line.dueAt());
        return shape.build();
    }

    static JsonObject of(CaseSummary summary) {
        JsonObjectBuilder shape = Json.createObjectBuilder()
                .add("number", summary.ref().number())
                .add("channel", summary.channel())
                .add("title", summary.title())
                .add("state", summary.open() ? "open" : "closed")
                .add("openedAt", summary.openedAt().toString())
                .add("lastAt", summary.lastAt().toString());
        put(shape, "customer", summary.customerName());
        return shape.build();
    }

    static JsonObject of(CaseView view) {
        JsonObjectBuilder shape = Json.createObjectBuilder()
                .add("number", view.ref().number())
                .add("customerId", Ids.text(view.customer()))
                .add("accountId", Ids.text(view.account()))
                .add("account", view.accountName())
                .add("channel", view.channel())
                .add("title", view.title())
                .add("state", view.open() ? "open" : "closed")
                .add("openedAt", view.openedAt().toString());
        put(shape, "customer", view.customerName());
        put(shape, "closedAt", view.closedAt());
        view.subject().ifPresent(subject -> shape.add("subject", of(subject)));
        put(shape, "wentTo", view.wentTo().map(CaseRef::number));
        return shape.add("timeline", list(view.timeline(), Shape::of)).build();
    }

    private static JsonObject of(SubjectView subject) {
        JsonObjectBuilder shape = Json.createObjectBuilder();
        said(shape, "topic", subject.topic().map(TopicView::id), subject.topicLabelled());
        said(shape, "kind", Optional.of(word(subject.kind())), subject.kindLabelled());
        said(shape, "urgency", Optional.of(word(subject.urgency())), subject.urgencyLabelled());
        said(shape, "language", Optional.of(word(subject.language())), subject.languageLabelled());
        SubjectView.Guess guess = subject.guess();
        JsonObjectBuilder guessed = Json.createObjectBuilder()
                .add("posterior", guess.posterior())
                .add("runnerUpPosterior", guess.runnerUpPosterior())
                .add("version", guess.version())
                .add("at", guess.at().toString());
        put(guessed, "topic", guess.topic().map(TopicView::id));
        put(guessed, "runnerUp", guess.runnerUp().map(TopicView::id));
        return shape.add("guess", guessed).build();
    }

    private static void said(
            JsonObjectBuilder shape, String aspect, Optional<String> value, Optional<SubjectView.Labelled> labelled) {
        JsonObjectBuilder one = Json.createObjectBuilder().add("by", labelled.isPresent() ? "person" : "engine");
        put(one, "value", value);
        put(one, "person", labelled.flatMap(SubjectView.Labelled::person));
        put(one, "at", labelled.map(SubjectView.Labelled::at));
        shape.add(aspect, one);
    }

    static JsonObject of(TopicView topic) {
        return Json.createObjectBuilder()
                .add("id", topic.id())
                .add("tr", topic.turkish())
                .add("en", topic.english())
                .build();
    }

    static JsonObject of(CaseSuggestionView suggestion) {
        return Json.createObjectBuilder()
                .add("number", suggestion.ref().number())
                .add("case", of(suggestion.matter()))
                .add("other", of(suggestion.other()))
                .add("posterior", suggestion.posterior())
                .add("signs", list(suggestion.signs(), Shape::of))
                .add("at", suggestion.at().toString())
                .build();
    }

    private static JsonObject of(CaseLinkView.Sign sign) {
        return Json.createObjectBuilder()
                .add("key", sign.key())
                .add("bits", sign.bits())
                .build();
    }

    static JsonObject of(CaseLinkView link) {
        JsonObjectBuilder shape = Json.createObjectBuilder()
                .add("interaction", Ids.text(link.interaction()))
                .add("origin", link.origin().toLowerCase(Locale.ROOT))
                .add("reason", link.reason())
                .add("signs", list(link.signs(), Shape::of))
                .add("at", link.at().toString());
        put(shape, "person", link.person());
        put(shape, "words", link.words());
        return shape.build();
    }

    static JsonObject of(ExposureView exposure) {
        JsonObjectBuilder shape = Json.createObjectBuilder()
                .add("number", exposure.number())
                .add("case", exposure.ref().number())
                .add("title", exposure.title())
                .add("what", word(exposure.what()))
                .add("at", exposure.at().toString());
        put(shape, "merge", exposure.merge().map(Ids::text));
        put(shape, "person", exposure.person());
        put(shape, "text", exposure.text());
        return shape.build();
    }

    static JsonObject of(InteractionView said) {
        JsonObjectBuilder shape = Json.createObjectBuilder()
                .add("id", Ids.text(said.id()))
                .add("direction", said.inbound() ? "in" : "out")
                .add("kind", word(said.kind()))
                .add("visibility", word(said.visibility()))
                .add("text", said.text())
                .add("occurredAt", said.occurredAt().toString())
                .add("edited", said.edited())
                .add("hidden", said.hidden())
                .add("deleted", said.deleted());
        put(shape, "author", said.author());
        return shape.build();
    }

    static JsonObject of(ReplyView reply) {
        JsonObjectBuilder shape = Json.createObjectBuilder()
                .add("id", Ids.text(reply.id()))
                .add("answers", Ids.text(reply.answers()))
                .add("text", reply.text())
                .add("state", word(reply.state()))
                .add("author", reply.author())
                .add("createdAt", reply.createdAt().toString());
        put(shape, "externalId", reply.externalId());
        put(shape, "note", reply.note());
        put(shape, "sentAt", reply.sentAt());
        return shape.build();
    }

    static JsonObject of(HeldView held) {
        return Json.createObjectBuilder()
                .add("number", held.ref().number())
                .add("why", word(held.why()))
                .add("channel", held.channel())
                .add("account", held.accountName())
                .add("externalAccount", held.externalAccount())
                .add("receivedAt", held.receivedAt().toString())
                .add("tries", held.tries())
                .add("error", held.error())
                .add("replayable", held.free())
                .add("payload", held.payload())
                .add("bytes", held.bytes())
                .build();
    }

    static JsonObject of(ServiceView service) {
        JsonObjectBuilder shape = Json.createObjectBuilder()
                .add("target", word(service.target()))
                .add("from", service.from().toString())
                .add("until", service.until().toString())
                .add("met", service.met())
                .add("missed", service.missed())
                .add("running", service.running())
                .add("overdue", service.overdue());
        service.promised().ifPresent(share -> shape.add("promised", share));
        service.attained().ifPresent(share -> shape.add("attained", share));
        service.medianSeconds().ifPresent(seconds -> shape.add("medianSeconds", seconds));
        return shape.build();
    }

    static <T> JsonArrayBuilder list(List<T> items, Function<T, JsonObject> shape) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        items.forEach(item -> list.add(shape.apply(item)));
        return list;
    }

    static void put(JsonObjectBuilder shape, String name, Optional<?> value) {
        value.ifPresent(found -> shape.add(name, found.toString()));
    }

    /** FIRST_RESPONSE is first-response. */
    static String word(Enum<?> constant) {
        return word(constant.name());
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
