package io.santral.simulator;

import static io.santral.simulator.SimulatorAtHand.CINARBANK;
import static io.santral.simulator.SimulatorAtHand.KUZGUN;
import static io.santral.simulator.SimulatorAtHand.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorTest {
    /** A delivery that came in. */
    private record Came(String path, String signature, String body) {
        List<JsonObject> entries() {
            try (var reader = Json.createReader(new StringReader(body))) {
                return reader.readObject().getJsonArray("entry").getValuesAs(JsonObject.class);
            }
        }

        List<JsonObject> values() {
            return entries().stream()
                    .flatMap(e -> e.getJsonArray("changes").getValuesAs(JsonObject.class).stream())
                    .map(c -> c.getJsonObject("value"))
                    .toList();
        }
    }

    private final List<Came> came = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
    private final List<SimulatorAtHand> started = new ArrayList<>();
    private HttpServer santral;
    private SimulatorAtHand simulator;

    @BeforeEach
    void listen() throws IOException {
        santral = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        santral.setExecutor(Executors.newCachedThreadPool(r -> {
            Thread thread = new Thread(r);
            thread.setDaemon(true);
            return thread;
        }));
        santral.createContext("/", http -> {
            try (http) {
                String body = new String(http.getRequestBody().readAllBytes(), UTF_8);
                String query = http.getRequestURI().getQuery();
                if (query != null) {
                    String challenge = query.replaceFirst(".*hub\\.challenge=([0-9]+).*", "$1");
                    boolean known =
                            query.contains("hub.mode=subscribe") && query.endsWith("hub.verify_token=doğrulama");
                    http.sendResponseHeaders(known ? 200 : 403, challenge.length());
                    http.getResponseBody().write(challenge.getBytes(UTF_8));
                    return;
                }
                int status;
                synchronized (answers) {
                    status = answers.isEmpty() ? 200 : answers.remove(0);
                }
                came.add(new Came(
                        http.getRequestURI().getPath(),
                        http.getRequestHeaders().getFirst("X-Hub-Signature-256"),
                        body));
                http.sendResponseHeaders(status, -1);
            }
        });
        santral.start();
        simulator = start(Optional.empty());
    }

    private SimulatorAtHand start(Optional<Path> memory) {
        URI webhooks = URI.create("http://localhost:" + santral.getAddress().getPort() + "/hooks/facebook");
        SimulatorAtHand one = SimulatorAtHand.start(webhooks, memory);
        started.add(one);
        return one;
    }

    @AfterEach
    void stop() {
        started.forEach(SimulatorAtHand::close);
        santral.stop(0);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 15_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within 15 s");
            }
            Thread.onSpinWait();
        }
    }

    private JsonObject sending() {
        return simulator.control("GET", "sending", object());
    }

    private void settled(int deliveries) {
        await(() -> came.size() >= deliveries && sending().getInt("waiting") == 0);
    }

    @Test
    void it_signs_as_openssl_does() {
        // printf '{"object":"page","entry":[]}' | openssl dgst -sha256 -hmac 'sır-anahtar'
        assertThat(Deliveries.signature("sır-anahtar", "{\"object\":\"page\",\"entry\":[]}".getBytes(UTF_8)))
                .isEqualTo("sha256=e92a9566b60848b030af065b2b5243641dc686a3b53609348eb7466cbfd90e29");
    }

    @Test
    void a_comment_is_told_signed_and_in_ascii() {
        String id = simulator.write(KUZGUN, "Gülşah Işık", "Bavulum nerede? İĞÜŞÖÇ 🌸");
        settled(1);
        Came delivery = came.get(0);
        assertThat(delivery.path()).isEqualTo("/hooks/facebook/santral");
        assertThat(delivery.signature())
                .isEqualTo(Deliveries.signature(
                        SimulatorAtHand.SECRET, delivery.body().getBytes(UTF_8)));
        assertThat(delivery.body()).matches("\\p{ASCII}+").contains("\\u0130");
        assertThat(delivery.entries().get(0).getString("id")).isEqualTo(KUZGUN);
        JsonObject value = delivery.values().get(0);
        assertThat(value.getString("message")).isEqualTo("Bavulum nerede? İĞÜŞÖÇ 🌸");
        assertThat(value.getString("comment_id")).isEqualTo(id);
        assertThat(value.getString("parent_id")).isEqualTo(value.getString("post_id"));
        assertThat(value.getString("verb")).isEqualTo("add");
        assertThat(value.getJsonObject("from").getString("name")).isEqualTo("Gülşah Işık");
    }

    @Test
    void edits_hides_and_removals_are_told_of_the_same_comment() {
        String id = simulator.write(KUZGUN, "Gülşah Işık", "Bavulum");
        settled(1);
        simulator.control("POST", "edit", object().add("id", id).add("text", "Valizim"));
        settled(2);
        simulator.control("POST", "hide", object().add("id", id).add("hidden", true));
        settled(3);
        simulator.delete(id);
        settled(4);
        List<JsonObject> values =
                came.stream().flatMap(c -> c.values().stream()).toList();
        assertThat(values).extracting(v -> v.getString("verb")).containsExactly("add", "edited", "hide", "remove");
        assertThat(values).extracting(v -> v.getString("comment_id")).containsOnly(id);
        assertThat(values.get(1).getString("message")).isEqualTo("Valizim");
        assertThat(values.get(3)).doesNotContainKey("message");
        assertThat(simulator
                        .ask("POST", "control/edit", "{\"id\":\"" + id + "\",\"text\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void it_repeats_until_it_is_acknowledged_and_the_bytes_stay_the_same() {
        answers.addAll(List.of(500, 503, 403));
        simulator.write(KUZGUN, "Gülşah Işık", "x");
        settled(4);
        assertThat(new HashSet<>(came)).hasSize(1);
        assertThat(sending().getInt("delivered")).isEqualTo(1);
        assertThat(sending().getInt("retried")).isEqualTo(3);
    }

    @Test
    void changes_of_several_brands_go_in_one_delivery_and_may_come_twice() {
        simulator.control(
                "POST",
                "sending",
                object().add("paused", true).add("duplicates", 1.0).add("shuffled", true));
        for (int i = 0; i < 5; i++) {
            simulator.write(KUZGUN, "Kişi " + i, "k");
            simulator.write(CINARBANK, "Kişi " + i, "ç");
        }
        assertThat(came).isEmpty();
        simulator.control("POST", "sending", object().add("paused", false));
        settled(2);
        assertThat(came).hasSize(2);
        assertThat(came.get(0)).isEqualTo(came.get(1));
        assertThat(came.get(0).entries())
                .extracting(e -> e.getString("id"))
                .containsExactlyInAnyOrder(KUZGUN, CINARBANK);
        assertThat(came.get(0).values()).hasSize(10);
        assertThat(came.get(0).values().stream()
                        .map(v -> v.getString("comment_id"))
                        .toList())
                .isNotEqualTo(came.get(0).values().stream()
                        .map(v -> v.getString("comment_id"))
                        .sorted()
                        .toList());
    }

    @Test
    void the_pages_own_answer_comes_back_as_an_echo() {
        String id = simulator.write(KUZGUN, "Gülşah Işık", "x");
        settled(1);
        simulator.pageWrote(id, "Merhaba", java.time.Instant.now());
        settled(2);
        JsonObject echo = came.get(1).values().get(0);
        assertThat(echo.getJsonObject("from").getString("id")).isEqualTo(KUZGUN);
        assertThat(echo.getString("parent_id")).isEqualTo(id);
    }

    @Test
    void an_answer_to_an_answer_stands_under_the_first_level() {
        String first = simulator.write(KUZGUN, "Gülşah Işık", "1");
        String second = simulator.writeOn(first, "Murat Özgüven", "2");
        simulator.writeOn(second, "Gülşah Işık", "3");
        settled(3);
        assertThat(came.stream()
                        .flatMap(c -> c.values().stream())
                        .filter(v -> v.getString("message").equals("3"))
                        .map(v -> v.getString("parent_id")))
                .containsExactly(first);
    }

    @Test
    void the_address_is_checked_with_the_token() {
        assertThat(simulator
                        .control("POST", "handshake", object().add("app", "santral"))
                        .getBoolean("verified"))
                .isTrue();
    }

    @Test
    void a_load_names_what_was_acknowledged_and_what_was_not() {
        answers.addAll(List.of(500, 500));
        JsonObject load = simulator.control(
                "POST", "load", object().add("deliveries", 20).add("batch", 3).add("concurrency", 4));
        assertThat(load.getJsonObject("statuses").getInt("200")).isEqualTo(18);
        assertThat(load.getJsonObject("statuses").getInt("500")).isEqualTo(2);
        assertThat(load.getJsonArray("acknowledged")).hasSize(54);
        assertThat(load.getJsonArray("refused")).hasSize(6);
        assertThat(came.stream().flatMap(c -> c.values().stream()).map(v -> v.getString("comment_id")))
                .containsAll(load.getJsonArray("acknowledged").getValuesAs(JsonString::getString));

        came.clear();
        JsonObject copies = simulator.control(
                "POST", "load", object().add("deliveries", 5).add("copies", 10).add("concurrency", 8));
        assertThat(copies.getInt("deliveries")).isEqualTo(50);
        assertThat(copies.getJsonArray("acknowledged")).hasSize(5);
        assertThat(new HashSet<>(came)).hasSize(5);
    }

    @Test
    void bytes_of_a_tests_own_go_out_with_any_signature() {
        simulator.control(
                "POST",
                "deliver",
                object().add("app", "santral").add("body", "{\"ş\":1}").add("copies", 3));
        assertThat(came).hasSize(3);
        assertThat(came.get(0).signature())
                .isEqualTo(Deliveries.signature(SimulatorAtHand.SECRET, "{\"ş\":1}".getBytes(UTF_8)));
        simulator.control(
                "POST",
                "deliver",
                object().add("app", "santral").add("body", "{}").add("signature", ""));
        assertThat(came.get(3).signature()).isNull();
    }

    @Test
    void the_play_is_the_same_for_the_same_seed_and_plays_to_its_end() {
        List<String> once = played(simulator, 5);
        List<String> again = played(start(Optional.empty()), 5);
        List<String> other = played(start(Optional.empty()), 6);
        assertThat(once).hasSizeGreaterThan(25).isEqualTo(again).isNotEqualTo(other);
        assertThat(new HashSet<>(once)).isEqualTo(new HashSet<>(other));
        // Somebody writes twice about the same matter, and somebody to two brands.
        assertThat(once.stream().filter(line -> line.startsWith(KUZGUN + " Ayşe Karadeniz")))
                .hasSize(3);
        assertThat(once.stream().filter(line -> line.startsWith(CINARBANK + " Ayşe Karadeniz")))
                .hasSize(1);
    }

    private static List<String> played(SimulatorAtHand simulator, int seed) {
        simulator.control(
                "POST", "traffic", object().add("play", true).add("speed", 1000).add("seed", seed));
        await(() -> !simulator.state().getJsonObject("traffic").getBoolean("playing"));
        JsonObject traffic = simulator.state().getJsonObject("traffic");
        assertThat(traffic.getInt("played")).isEqualTo(traffic.getInt("total"));
        return simulator.state().getJsonArray("pages").getValuesAs(JsonObject.class).stream()
                .flatMap(p -> p.getJsonArray("comments").getValuesAs(JsonObject.class).stream())
                .map(c -> c.getString("page") + " " + c.getString("by") + " " + c.getString("text"))
                .toList();
    }

    @Test
    void what_was_written_is_there_after_a_restart(@TempDir Path folder) throws IOException {
        Path memory = folder.resolve("wall.jsonl");
        SimulatorAtHand first = start(Optional.of(memory));
        String kept = first.write(KUZGUN, "Gülşah Işık", "önce");
        String gone = first.write(KUZGUN, "Gülşah Işık", "silinecek");
        first.control("POST", "edit", object().add("id", kept).add("text", "sonra"));
        first.delete(gone);
        first.close();
        Files.writeString(memory, "{\"id\":\"half", java.nio.file.StandardOpenOption.APPEND);

        SimulatorAtHand second = start(Optional.of(memory));
        List<JsonObject> comments = second.state()
                .getJsonArray("pages")
                .getJsonObject(0)
                .getJsonArray("comments")
                .getValuesAs(JsonObject.class);
        assertThat(comments).extracting(c -> c.getString("id")).containsExactly(kept);
        assertThat(comments.get(0).getString("text")).isEqualTo("sonra");
        assertThat(second.writeOn(kept, "Murat Özgüven", "yeni")).isNotEqualTo(gone);
    }

    @Test
    void what_is_asked_wrongly_is_refused_with_its_reason() {
        assertThat(simulator.ask("POST", "control/comments", "{").statusCode()).isEqualTo(400);
        assertThat(simulator.ask("POST", "control/comments", "{}").statusCode()).isEqualTo(400);
        assertThat(simulator
                        .ask("POST", "control/comments", "{\"on\":\"1_2\",\"by\":\"A\",\"text\":\"x\"}")
                        .body())
                .contains("no such post");
        assertThat(simulator
                        .ask("POST", "control/faults", "{\"kind\":\"earthquake\"}")
                        .body())
                .contains("THROTTLED");
        assertThat(simulator.ask("POST", "control/load", "{\"deliveries\":0}").statusCode())
                .isEqualTo(400);
        assertThat(simulator.ask("POST", "control/nothing", "{}").statusCode()).isEqualTo(404);
        assertThat(simulator.ask("GET", "../secret", "").statusCode()).isEqualTo(404);
    }

    @Test
    void its_page_is_served_and_names_everything_in_both_languages() {
        assertThat(simulator.ask("GET", "", "").body()).contains("simulator.js");
        assertThat(simulator.ask("GET", "simulator.css", "").headers().firstValue("Content-Type"))
                .contains("text/css; charset=utf-8");
        String script = simulator.ask("GET", "simulator.js", "").body();
        String turkish = script.substring(script.indexOf("tr: {"), script.indexOf("en: {"));
        String english = script.substring(script.indexOf("en: {"), script.indexOf("const SPEEDS"));
        assertThat(keys(turkish)).hasSizeGreaterThan(25).isEqualTo(keys(english));
    }

    private static List<String> keys(String texts) {
        return java.util.regex.Pattern.compile("[{,]\\s+([a-zA-Z]+):")
                .matcher(texts)
                .results()
                .map(r -> r.group(1))
                .sorted()
                .toList();
    }

    @Test
    void a_taken_port_is_named() {
        int port = simulator.uri().getPort();
        SimulatorSettings settings = new SimulatorSettings(
                port,
                simulator.uri(),
                List.of(),
                List.of(),
                new SimulatorSettings.Channels(simulator.uri(), List.of(), List.of()),
                Optional.empty());
        assertThatThrownBy(() -> Simulator.start(settings))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("port " + port);
    }
}
