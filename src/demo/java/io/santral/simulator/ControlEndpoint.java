package io.santral.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.santral.simulator.Deliveries.Manners;
import io.santral.simulator.SimulatorSettings.Page;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The levers, for the page and for tests: JSON in, JSON out. What each takes stands beside its name in {@link #handle}. */
final class ControlEndpoint {
    private static final int SHOWN = 200;
    private static final long LONGEST_WAIT = 25_000;

    private final Simulator simulator;
    private final Wall wall;
    private final Switchboard switchboard;
    private final Deliveries deliveries;
    private final Faults faults;
    private final GraphEndpoint graph;
    private final Traffic traffic;
    private final Scenes scenes;

    ControlEndpoint(
            Simulator simulator,
            Wall wall,
            Switchboard switchboard,
            Deliveries deliveries,
            Faults faults,
            GraphEndpoint graph,
            Traffic traffic,
            Scenes scenes) {
        this.simulator = simulator;
        this.wall = wall;
        this.switchboard = switchboard;
        this.deliveries = deliveries;
        this.faults = faults;
        this.graph = graph;
        this.traffic = traffic;
        this.scenes = scenes;
    }

    void handle(Exchange exchange) throws IOException, InterruptedException {
        String what = exchange.method() + " " + exchange.path().substring("/control/".length());
        switch (what) {
            // ?after=<revision> waits until there is something newer
            case "GET state" -> exchange.answer(200, state(exchange.query()));
            // {on: post or comment | page, by: name | from: id, text, createdTime?: seconds}
            case "POST comments" -> exchange.answer(200, shown(write(exchange.json())));
            // {line, by: name, text, subject?, proven?: false, number?, answers?: a mail of the brand's}
            case "POST contacts" -> exchange.answer(200, shown(contact(exchange.json())));
            // {id, text}
            case "POST edit" -> changed(exchange, b -> simulator.edit(b.getString("id"), b.getString("text")));
            // {id}
            case "POST delete" -> changed(exchange, b -> simulator.delete(b.getString("id")));
            // {id, hidden}
            case "POST hide" -> changed(exchange, b -> simulator.hide(b.getString("id"), b.getBoolean("hidden")));
            // {kind: a Faults.Kind, times?: 1, page?, seconds?}
            case "POST faults" -> exchange.answer(200, order(exchange.json()));
            case "DELETE faults" -> {
                faults.clear();
                exchange.answer(200, faultsLeft());
            }
            case "GET received" -> exchange.answer(200, received());
            case "DELETE received" -> {
                graph.forget();
                exchange.answer(200, received());
            }
            case "GET sending" -> exchange.answer(200, sending());
            // {batch?, lingerMillis?, duplicates?, shuffled?, paused?, echoes?}
            case "POST sending" -> exchange.answer(200, behave(exchange.json()));
            // {app}
            case "POST handshake" ->
                exchange.answer(
                        200,
                        Json.createObjectBuilder()
                                .add(
                                        "verified",
                                        deliveries.handshake(exchange.json().getString("app")))
                                .build());
            // {app, body, signature?: text or "" for none, copies?: 1, concurrency?: 1}
            case "POST deliver" -> exchange.answer(200, deliver(exchange.json()));
            // {deliveries, batch?: 1, copies?: 1, concurrency?: 8, attempts?: 1, pages?: [..], seed?: 1}
            case "POST load" -> exchange.answer(200, load(exchange.json()));
            // {play: true, speed?: 1, seed?: 1} | {speed} | {play: false}
            case "POST traffic" -> exchange.answer(200, play(exchange.json()));
            default ->
                exchange.answer(
                        404,
                        Json.createObjectBuilder()
                                .add("error", "no such lever: " + what)
                                .build());
        }
    }

    private Comment write(JsonObject body) {
        String on = body.getString("on", "");
        if (on.isEmpty()) {
            on = wall.posts(body.getString("page")).stream()
                    .findFirst()
                    .map(Post::id)
                    .orElseThrow(() -> new Exchange.BadRequest("page: not there"));
        }
        String page = on.contains("_") ? pageOf(on) : "";
        Person author = body.containsKey("from")
                ? new Person(body.getString("from"), body.getString("by", ""))
                : Simulator.person(page, body.getString("by"));
        String text = body.getString("text");
        if (text.isBlank()) {
            throw new Exchange.BadRequest("text: empty");
        }
        JsonNumber created = body.getJsonNumber("createdTime");
        Instant at = created == null ? Instant.now() : Instant.ofEpochSecond(created.longValueExact());
        return simulator
                .write(on, author, text, at)
                .orElseThrow(() -> new Exchange.BadRequest("on: no such post or comment"));
    }

    private Contact contact(JsonObject body) {
        SimulatorSettings.Line line =
                switchboard.line(body.getString("line")).orElseThrow(() -> new Exchange.BadRequest("line: not there"));
        String text = body.getString("text");
        if (text.isBlank()) {
            throw new Exchange.BadRequest("text: empty");
        }
        return switchboard.write(
                line,
                body.getString("by"),
                body.getString("subject", ""),
                text,
                body.getBoolean("proven", false),
                Optional.ofNullable(body.getString("number", null)),
                Optional.ofNullable(body.getString("answers", null)));
    }

    private String pageOf(String on) {
        return wall.comment(on)
                .map(Comment::page)
                .or(() -> wall.post(on).map(Post::page))
                .orElse("");
    }

    private interface Change {
        Optional<Comment> on(JsonObject body);
    }

    private static void changed(Exchange exchange, Change change) throws IOException {
        Optional<Comment> comment = change.on(exchange.json());
        exchange.answer(
                comment.isPresent() ? 200 : 404,
                comment.map(ControlEndpoint::shown)
                        .orElseGet(() -> Json.createObjectBuilder()
                                .add("error", "id: no such comment")
                                .build()));
    }

    private JsonObject order(JsonObject body) {
        Faults.Kind kind = Faults.Kind.of(body.getString("kind"))
                .orElseThrow(() -> new Exchange.BadRequest("kind: one of " + List.of(Faults.Kind.values())));
        int seconds = body.getInt("seconds", kind == Faults.Kind.STORED_THEN_TIMEOUT ? 30 : 0);
        int times = within(body.getInt("times", 1), 1, 10_000, "times");
        faults.order(new Faults.Fault(kind, body.getString("page", ""), within(seconds, 0, 3600, "seconds")), times);
        return faultsLeft();
    }

    private JsonObject faultsLeft() {
        return Json.createObjectBuilder().add("left", faults.left()).build();
    }

    private JsonObject received() {
        JsonArrayBuilder calls = Json.createArrayBuilder();
        for (GraphEndpoint.Call call : graph.calls()) {
            JsonObjectBuilder json = Json.createObjectBuilder()
                    .add("at", call.at().toString())
                    .add("method", call.method())
                    .add("object", call.object())
                    .add("page", call.page())
                    .add("message", call.message())
                    .add("status", call.status());
            call.stored().ifPresent(id -> json.add("stored", id));
            calls.add(json);
        }
        return Json.createObjectBuilder().add("calls", calls).build();
    }

    private JsonObject sending() {
        Manners manners = deliveries.manners();
        Deliveries.Counts counts = deliveries.counts().and(switchboard.counts());
        return Json.createObjectBuilder()
                .add("batch", manners.batch())
                .add("lingerMillis", manners.lingerMillis())
                .add("duplicates", manners.duplicates())
                .add("shuffled", manners.shuffled())
                .add("paused", manners.paused())
                .add("waiting", counts.waiting())
                .add("delivered", counts.delivered())
                .add("retried", counts.retried())
                .add("givenUp", counts.givenUp())
                .add("lastStatus", counts.lastStatus())
                .build();
    }

    private JsonObject behave(JsonObject body) {
        Manners now = deliveries.manners();
        JsonNumber duplicates = body.getJsonNumber("duplicates");
        Manners manners = new Manners(
                within(body.getInt("batch", now.batch()), 1, 1000, "batch"),
                within(body.getInt("lingerMillis", (int) now.lingerMillis()), 0, 60_000, "lingerMillis"),
                duplicates == null ? now.duplicates() : duplicates.doubleValue(),
                body.getBoolean("shuffled", now.shuffled()),
                body.getBoolean("paused", now.paused()));
        deliveries.behave(manners);
        switchboard.behave(manners);
        if (body.containsKey("echoes")) {
            simulator.echo(body.getBoolean("echoes"));
        }
        return sending();
    }

    private JsonObject deliver(JsonObject body) throws InterruptedException {
        String app = body.getString("app");
        byte[] bytes = body.getString("body").getBytes(UTF_8);
        String signature = body.getString("signature", deliveries.sign(app, bytes));
        int copies = within(body.getInt("copies", 1), 1, 10_000, "copies");
        List<Load.Delivery> sent = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            sent.add(new Load.Delivery(app, bytes, signature, List.of()));
        }
        return new Load(deliveries).run(sent, within(body.getInt("concurrency", 1), 1, 64, "concurrency"), 1);
    }

    private JsonObject load(JsonObject body) throws InterruptedException {
        int count = within(body.getInt("deliveries"), 1, 20_000, "deliveries");
        int batch = within(body.getInt("batch", 1), 1, 1000, "batch");
        int copies = within(body.getInt("copies", 1), 1, 1000, "copies");
        within(count * copies, 1, 100_000, "deliveries × copies");
        List<Page> pages = body.containsKey("pages")
                ? body.getJsonArray("pages").getValuesAs(JsonString::getString).stream()
                        .flatMap(id -> wall.page(id).stream())
                        .toList()
                : wall.pages();
        if (pages.isEmpty()) {
            throw new Exchange.BadRequest("pages: none of them is there");
        }
        List<Load.Delivery> prepared =
                new Load(deliveries).prepare(wall, pages, count, batch, copies, body.getInt("seed", 1));
        return new Load(deliveries)
                .run(
                        prepared,
                        within(body.getInt("concurrency", 8), 1, 64, "concurrency"),
                        within(body.getInt("attempts", 1), 1, 100, "attempts"));
    }

    private JsonObject play(JsonObject body) {
        double speed = body.containsKey("speed") ? body.getJsonNumber("speed").doubleValue() : 1;
        if (body.getBoolean("play", false)) {
            traffic.play(
                    scenes.lines().stream()
                            .filter(line -> wall.page(line.page()).isPresent())
                            .toList(),
                    body.getInt("seed", 1),
                    speed);
        } else if (body.containsKey("play")) {
            traffic.stop();
        } else {
            traffic.hurry(speed);
        }
        wall.touch();
        return playing().build();
    }

    private JsonObjectBuilder playing() {
        return Json.createObjectBuilder()
                .add("playing", traffic.playing())
                .add("played", traffic.played())
                .add("total", traffic.total());
    }

    private JsonObject state(Map<String, String> query) throws InterruptedException {
        String after = query.getOrDefault("after", "-1");
        long seen = after.matches("-?[0-9]{1,18}") ? Long.parseLong(after) : -1;
        long revision = wall.newer(seen, LONGEST_WAIT);
        Map<String, List<Comment>> byPage =
                wall.comments().stream().filter(c -> !c.removed()).collect(Collectors.groupingBy(Comment::page));
        JsonArrayBuilder pages = Json.createArrayBuilder();
        for (Page page : wall.pages()) {
            JsonArrayBuilder posts = Json.createArrayBuilder();
            wall.posts(page.id())
                    .forEach(p -> posts.add(
                            Json.createObjectBuilder().add("id", p.id()).add("text", p.text())));
            List<Comment> all = byPage.getOrDefault(page.id(), List.of());
            JsonArrayBuilder comments = Json.createArrayBuilder();
            all.subList(Math.max(0, all.size() - SHOWN), all.size()).forEach(c -> comments.add(shown(c)));
            pages.add(Json.createObjectBuilder()
                    .add("id", page.id())
                    .add("name", page.name())
                    .add("colour", page.colour())
                    .add("posts", posts)
                    .add("lines", lines(page.id()))
                    .add("comments", comments)
                    .add("count", all.size()));
        }
        return Json.createObjectBuilder()
                .add("revision", revision)
                .add("pages", pages)
                .add("people", Json.createArrayBuilder(scenes.people()))
                .add("traffic", playing())
                .add("sending", sending())
                .build();
    }

    private JsonArrayBuilder lines(String page) {
        JsonArrayBuilder lines = Json.createArrayBuilder();
        for (SimulatorSettings.Line line : switchboard.lines()) {
            if (line.page().equals(page)) {
                List<Contact> all = switchboard.contacts(line.id());
                JsonArrayBuilder contacts = Json.createArrayBuilder();
                all.subList(Math.max(0, all.size() - SHOWN), all.size()).forEach(c -> contacts.add(shown(c)));
                lines.add(Json.createObjectBuilder()
                        .add("id", line.id())
                        .add("kind", line.kind())
                        .add("name", line.name())
                        .add("contacts", contacts)
                        .add("letters", letters(line)));
            }
        }
        return lines;
    }

    private JsonArrayBuilder letters(SimulatorSettings.Line line) {
        List<Letter> all = switchboard.letters(line.id());
        JsonArrayBuilder letters = Json.createArrayBuilder();
        all.subList(Math.max(0, all.size() - SHOWN), all.size())
                .forEach(letter -> letters.add(Json.createObjectBuilder()
                        .add("id", letter.id())
                        .add("kind", letter.kind())
                        .add("brand", line.name())
                        .add("to", letter.to())
                        .add("owner", switchboard.owner(letter.to()).orElse(""))
                        .add("subject", letter.subject())
                        .add("text", letter.text())
                        .add("at", letter.at().toString())));
        return letters;
    }

    private static JsonObject shown(Contact c) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", c.id())
                .add("line", c.line())
                .add("kind", c.kind())
                .add("by", c.by())
                .add("from", c.from())
                .add("own", c.byBrand())
                .add("subject", c.subject())
                .add("text", c.text())
                .add("at", c.at().toString());
        c.answers().ifPresent(asked -> json.add("parent", asked));
        return json.build();
    }

    private static JsonObject shown(Comment c) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", c.id())
                .add("page", c.page())
                .add("post", c.post())
                .add("by", c.author().name())
                .add("from", c.author().id())
                .add("own", c.byPage())
                .add("text", c.text())
                .add("at", c.createdAt().toString())
                .add("edited", c.edited())
                .add("hidden", c.hidden());
        c.parent().ifPresent(parent -> json.add("parent", parent));
        return json.build();
    }

    private static int within(int value, int least, int most, String name) {
        if (value < least || value > most) {
            throw new Exchange.BadRequest(name + ": from " + least + " to " + most);
        }
        return value;
    }
}
