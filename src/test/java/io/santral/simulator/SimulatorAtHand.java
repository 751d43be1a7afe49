package io.santral.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A simulator for a test, worked by its levers. */
public final class SimulatorAtHand implements AutoCloseable {
    public static final String KUZGUN = "100200300400501";
    public static final String CINARBANK = "100200300400502";
    public static final String TOKEN = "kuzgun-token";
    public static final String OTHER_TOKEN = "cinarbank-token";
    public static final String LINE_TOKEN = "kuzgun-line-token";
    public static final String SECRET = "sır-anahtar";

    private static final URI NOWHERE = URI.create("http://localhost:1/hooks/facebook");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Simulator simulator;

    private SimulatorAtHand(Simulator simulator) {
        this.simulator = simulator;
    }

    /** One that tells nobody of anything. */
    public static SimulatorAtHand start() {
        SimulatorAtHand simulator = start(NOWHERE, Optional.empty());
        simulator.control("POST", "sending", object().add("paused", true));
        return simulator;
    }

    /** One that tells of the pages there, and of its other channels at the same place under {@code simulator}. */
    public static SimulatorAtHand start(URI webhooks, Optional<java.nio.file.Path> memory) {
        return new SimulatorAtHand(Simulator.start(new SimulatorSettings(
                0,
                webhooks,
                List.of(new SimulatorSettings.App("santral", SECRET, "doğrulama")),
                List.of(
                        new SimulatorSettings.Page(KUZGUN, "Kuzgun Hava Yolları", "santral", TOKEN, "#1d3557"),
                        new SimulatorSettings.Page(CINARBANK, "Çınarbank", "santral", OTHER_TOKEN, "#1b7f4b")),
                new SimulatorSettings.Channels(
                        URI.create(webhooks.toString().replace("/facebook", "/simulator")),
                        List.of(new SimulatorSettings.App("simulator", SECRET, "doğrulama")),
                        List.of(
                                new SimulatorSettings.Line(
                                        "kuzgun-mail", "Kuzgun posta", "simulator", LINE_TOKEN, KUZGUN),
                                new SimulatorSettings.Line("kuzgun-sms", "Kuzgun SMS", "simulator", LINE_TOKEN, KUZGUN),
                                new SimulatorSettings.Line(
                                        "kuzgun-call", "Kuzgun telefon", "simulator", LINE_TOKEN, KUZGUN),
                                new SimulatorSettings.Line(
                                        "kuzgun-chat", "Kuzgun sohbet", "simulator", LINE_TOKEN, KUZGUN))),
                memory)));
    }

    @Override
    public void close() {
        simulator.close();
    }

    URI uri() {
        return simulator.uri();
    }

    public URI graph() {
        return simulator.uri().resolve("graph/v23.0");
    }

    public String write(String page, String by, String text) {
        return control(
                        "POST",
                        "comments",
                        object().add("page", page).add("by", by).add("text", text))
                .getString("id");
    }

    public String writeOn(String on, String by, String text) {
        return control("POST", "comments", object().add("on", on).add("by", by).add("text", text))
                .getString("id");
    }

    public void pageWrote(String on, String text, Instant at) {
        control(
                "POST",
                "comments",
                object().add("on", on).add("from", KUZGUN).add("text", text).add("createdTime", at.getEpochSecond()));
    }

    /** Somebody writes by another channel; the contact's id. */
    public String contact(String line, String by, String subject, String text, boolean proven) {
        return control(
                        "POST",
                        "contacts",
                        object().add("line", line)
                                .add("by", by)
                                .add("subject", subject)
                                .add("text", text)
                                .add("proven", proven))
                .getString("id");
    }

    /** Somebody answers a mail of the brand's, whoever it went to. */
    public void answer(String line, String by, String subject, String text, String answers) {
        control(
                "POST",
                "contacts",
                object().add("line", line)
                        .add("by", by)
                        .add("subject", subject)
                        .add("text", text)
                        .add("answers", answers));
    }

    /** What came to an address or number. */
    public List<String> letters(String to) {
        return state().getJsonArray("pages").getValuesAs(JsonObject.class).stream()
                .flatMap(page -> page.getJsonArray("lines").getValuesAs(JsonObject.class).stream())
                .flatMap(line -> line.getJsonArray("letters").getValuesAs(JsonObject.class).stream())
                .filter(letter -> letter.getString("to").equals(to))
                .map(letter -> letter.getString("text"))
                .toList();
    }

    /** Where answers to the other channels go. */
    public URI channels() {
        return simulator.uri().resolve("channels");
    }

    public void delete(String comment) {
        control("POST", "delete", object().add("id", comment));
    }

    public void order(String fault, int seconds) {
        control("POST", "faults", object().add("kind", fault).add("seconds", seconds));
    }

    /** The page's own answers under the comment. */
    public List<String> answers(String comment) {
        return state().getJsonArray("pages").getValuesAs(JsonObject.class).stream()
                .flatMap(p -> p.getJsonArray("comments").getValuesAs(JsonObject.class).stream())
                .filter(c -> c.getBoolean("own") && comment.equals(c.getString("parent", "")))
                .map(c -> c.getString("text"))
                .toList();
    }

    /** The ids of what the Graph API stored. */
    public List<String> stored() {
        return calls().stream()
                .filter(c -> c.containsKey("stored"))
                .map(c -> c.getString("stored"))
                .toList();
    }

    public List<String> objectsAsked() {
        return calls().stream().map(c -> c.getString("object")).toList();
    }

    List<JsonObject> calls() {
        return control("GET", "received", object()).getJsonArray("calls").getValuesAs(JsonObject.class);
    }

    JsonObject state() {
        return control("GET", "state", object());
    }

    static JsonObjectBuilder object() {
        return Json.createObjectBuilder();
    }

    JsonObject control(String method, String lever, JsonObjectBuilder body) {
        HttpResponse<String> answer =
                ask(method, "control/" + lever, body.build().toString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(lever + ": " + answer.statusCode() + " " + answer.body());
        }
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    HttpResponse<String> ask(String method, String path, String body) {
        try {
            return http.send(
                    HttpRequest.newBuilder(simulator.uri().resolve(path))
                            .method(method, HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
