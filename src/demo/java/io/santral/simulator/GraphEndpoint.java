package io.santral.simulator;

import io.santral.simulator.Faults.Fault;
import io.santral.simulator.SimulatorSettings.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stand-in for the Graph API: {@code /graph/<version>/<object>/comments} and {@code /graph/<version>/<comment>}. Everything
 * that it is asked is recorded, whatever it answers.
 */
final class GraphEndpoint {
    private static final int MAX_CALLS = 100_000;
    private static final int MAX_MESSAGE = 8000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx").withZone(ZoneOffset.UTC);

    /**
     * A call, as it came and what became of it.
     *
     * @param stored the id of the comment that it made, if it made one
     * @param status what was answered; 0 if the connection was cut instead
     */
    record Call(
            Instant at,
            String method,
            String object,
            String page,
            String message,
            Optional<String> stored,
            int status) {}

    private final Wall wall;
    private final Faults faults;
    private final Simulator simulator;
    private final List<Call> calls = new ArrayList<>();

    GraphEndpoint(Wall wall, Faults faults, Simulator simulator) {
        this.wall = wall;
        this.faults = faults;
        this.simulator = simulator;
    }

    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    synchronized void forget() {
        calls.clear();
    }

    private synchronized void record(Call call) {
        if (calls.size() < MAX_CALLS) {
            calls.add(call);
        }
    }

    void handle(Exchange exchange) throws IOException {
        String[] path = exchange.path().split("/", -1);
        String object = path.length > 3 ? path[3] : "";
        boolean comments = path.length == 5 && path[4].equals("comments");
        Map<String, String> query = exchange.query();
        boolean post = exchange.method().equals("POST");
        String body = exchange.body();
        String message = post ? message(exchange, body, query) : "";

        String token = exchange.header("Authorization")
                .filter(h -> h.startsWith("Bearer "))
                .map(h -> h.substring("Bearer ".length()))
                .orElse(query.getOrDefault("access_token", ""));
        Optional<Page> page =
                wall.pages().stream().filter(p -> p.accessToken().equals(token)).findFirst();
        String pageId = page.map(Page::id).orElse("");

        Optional<Fault> fault = post ? faults.take(pageId) : Optional.empty();
        Optional<String> stored = Optional.empty();
        Answer answer;
        if (fault.isPresent() && !fault.get().stores()) {
            answer = fault.get().answer();
        } else if (page.isEmpty()) {
            answer = Answer.error(401, 190, 0, "OAuthException", "Invalid OAuth access token.");
        } else if (post && comments) {
            Answer made = write(page.get(), object, message);
            stored = made.status() == 200 ? Optional.of(made.json().getString("id")) : Optional.empty();
            answer = fault.map(Fault::answer).orElse(made);
        } else if (comments) {
            answer = list(object, query);
        } else {
            answer = wall.comment(object)
                    .filter(c -> !c.removed())
                    .map(c -> new Answer(200, shown(c), Map.of()))
                    .orElseGet(() -> missing(object));
        }
        record(new Call(Instant.now(), exchange.method(), object, pageId, message, stored, answer.status()));
        wall.touch();
        if (fault.isPresent()) {
            simulator.hold(fault.get().holdMillis());
        }
        if (answer.status() != 0) {
            answer.headers().forEach(exchange.http().getResponseHeaders()::set);
            exchange.answer(answer.status(), answer.json());
        }
    }

    private static String message(Exchange exchange, String body, Map<String, String> query) {
        if (exchange.header("Content-Type").orElse("").startsWith("application/json")) {
            try (var reader = Json.createReader(new java.io.StringReader(body))) {
                return reader.readObject().getString("message", "");
            } catch (RuntimeException e) {
                return "";
            }
        }
        return Exchange.form(body).getOrDefault("message", query.getOrDefault("message", ""));
    }

    private Answer write(Page page, String object, String message) {
        Optional<Comment> comment = wall.comment(object).filter(c -> !c.removed());
        Optional<Post> post = wall.post(object);
        if (comment.isEmpty() && post.isEmpty()) {
            return missing(object);
        }
        if (!page.id()
                .equals(comment.map(Comment::page)
                        .or(() -> post.map(Post::page))
                        .orElseThrow())) {
            return Answer.error(403, 200, 0, "OAuthException", "(#200) Permissions error");
        }
        if (message.isBlank()) {
            return Answer.error(400, 100, 0, "OAuthException", "(#100) Missing message or attachment");
        }
        if (message.length() > MAX_MESSAGE) {
            return Answer.error(400, 100, 0, "OAuthException", "(#100) Message is too long");
        }
        return simulator
                .answer(page, object, message)
                .map(made -> new Answer(
                        200, Json.createObjectBuilder().add("id", made.id()).build(), Map.of()))
                .orElseGet(() -> missing(object));
    }

    private Answer list(String object, Map<String, String> query) {
        if (wall.comment(object).filter(c -> !c.removed()).isEmpty()
                && wall.post(object).isEmpty()) {
            return missing(object);
        }
        boolean stream = query.getOrDefault("filter", "toplevel").equals("stream");
        List<Comment> all = wall.under(object).stream()
                .filter(c -> stream || c.parent().isEmpty() || c.parent().get().equals(object))
                .toList();
        int limit = Math.max(1, Math.min(100, number(query.getOrDefault("limit", "25"))));
        int from = Math.max(0, number(query.getOrDefault("after", "0")));
        int to = Math.min(all.size(), from + limit);
        var data = Json.createArrayBuilder();
        all.subList(Math.min(from, to), to).forEach(c -> data.add(shown(c)));
        JsonObjectBuilder paging = Json.createObjectBuilder()
                .add(
                        "cursors",
                        Json.createObjectBuilder().add("before", "" + from).add("after", "" + to));
        if (to < all.size()) {
            paging.add("next", "https://graph.facebook.com/" + object + "/comments?after=" + to);
        }
        return new Answer(
                200,
                Json.createObjectBuilder()
                        .add("data", data)
                        .add("paging", paging)
                        .build(),
                Map.of());
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static JsonObject shown(Comment c) {
        JsonObjectBuilder shown = Json.createObjectBuilder()
                .add("created_time", TIME.format(c.createdAt()))
                .add(
                        "from",
                        Json.createObjectBuilder()
                                .add("name", c.author().name())
                                .add("id", c.author().id()))
                .add("message", c.text())
                .add("id", c.id());
        c.parent()
                .ifPresent(
                        parent -> shown.add("parent", Json.createObjectBuilder().add("id", parent)));
        return shown.build();
    }

    private static Answer missing(String object) {
        return Answer.error(
                400,
                100,
                33,
                "GraphMethodException",
                "Unsupported post request. Object with ID '" + object
                        + "' does not exist, cannot be loaded due to missing permissions, or does not support this operation.");
    }

    /** @param status 0 cuts the connection instead of answering */
    record Answer(int status, JsonObject json, Map<String, String> headers) {
        static Answer cut() {
            return new Answer(0, JsonValue.EMPTY_JSON_OBJECT, Map.of());
        }

        static Answer error(int status, int code, int subcode, String type, String message) {
            JsonObjectBuilder error = Json.createObjectBuilder()
                    .add("message", message)
                    .add("type", type)
                    .add("code", code)
                    .add("fbtrace_id", "Asimulated" + code);
            if (subcode != 0) {
                error.add("error_subcode", subcode);
            }
            return new Answer(
                    status, Json.createObjectBuilder().add("error", error).build(), Map.of());
        }

        Answer with(String header, String value) {
            return new Answer(status, json, Map.of(header, value));
        }
    }
}
