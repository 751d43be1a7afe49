package io.santral.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.santral.simulator.Scenes.Line;
import io.santral.simulator.Scenes.Sequel;
import io.santral.simulator.SimulatorSettings.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The providers on this machine: pages that people write on ({@code /}), the webhook that tells of it, the Graph API that takes
 * answers ({@code /graph/<version>}); every other channel, with a webhook and an address for answers of its own ({@code
 * /channels}); and levers for tests ({@code /control}).
 */
public final class Simulator implements AutoCloseable {
    private static final Map<String, String> FILES = Map.of(
            "/", "text/html; charset=utf-8",
            "/simulator.css", "text/css; charset=utf-8",
            "/simulator.js", "text/javascript; charset=utf-8");

    static {
        // Without it every answer waits 40 ms for the other side's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "simulator-http");
        thread.setDaemon(true);
        return thread;
    });
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Wall wall;
    private final Deliveries deliveries;
    private final Traffic traffic = new Traffic(this);
    private final Deliveries events;
    private final Switchboard switchboard;
    private final GraphEndpoint graph;
    private final ControlEndpoint control;
    private volatile boolean echoes = true;

    private Simulator(SimulatorSettings settings) throws IOException {
        Scenes scenes = new Scenes();
        wall = new Wall(settings.pages(), scenes, settings.memory());
        deliveries = new Deliveries(Protocol.META, settings.webhooks(), settings.apps(), wall::touch);
        SimulatorSettings.Channels channels = settings.channels();
        events = new Deliveries(Protocol.CHANNELS, channels.webhooks(), channels.apps(), wall::touch);
        switchboard = new Switchboard(channels.lines(), scenes.profiles(), events, wall::touch);
        Faults faults = new Faults();
        graph = new GraphEndpoint(wall, faults, this);
        control = new ControlEndpoint(this, wall, switchboard, deliveries, faults, graph, traffic, scenes);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 256);
        server.setExecutor(threads);
        server.createContext("/", this::page);
        server.createContext("/graph/", http -> handle(http, graph::handle));
        server.createContext("/channels/", http -> handle(http, new RepliesEndpoint(switchboard)::handle));
        server.createContext("/control/", http -> handle(http, control::handle));
        server.start();
    }

    /** @throws UncheckedIOException if the port is taken */
    public static Simulator start(SimulatorSettings settings) {
        try {
            return new Simulator(settings);
        } catch (IOException e) {
            throw new UncheckedIOException("simulator, port " + settings.port() + ": " + e.getMessage(), e);
        }
    }

    /** Its page; the Graph API stands under {@code graph/<version>}, the levers under {@code control/}. */
    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        closed.countDown();
        traffic.close();
        deliveries.close();
        events.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private interface Handler {
        void handle(Exchange exchange) throws IOException, InterruptedException;
    }

    private static void handle(HttpExchange http, Handler handler) {
        Exchange exchange = new Exchange(http);
        try (http) {
            try {
                handler.handle(exchange);
            } catch (Exchange.BadRequest | ClassCastException | NullPointerException | IllegalArgumentException e) {
                // What jakarta.json throws at a member that is missing or of another type is the caller's mistake too.
                exchange.answer(
                        400,
                        Json.createObjectBuilder()
                                .add(
                                        "error",
                                        Optional.ofNullable(e.getMessage())
                                                .orElse("a member is missing or of another type"))
                                .build());
            }
        } catch (IOException e) {
            // The caller is gone.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void page(HttpExchange http) {
        handle(http, exchange -> {
            String path = exchange.path();
            String type = FILES.get(path);
            if (type == null) {
                exchange.answer(404, "text/plain; charset=utf-8", "not there\n".getBytes(UTF_8));
                return;
            }
            String name = path.equals("/") ? "simulator.html" : path.substring(1);
            try (var in = Simulator.class.getResourceAsStream(name)) {
                exchange.answer(200, type, in == null ? new byte[0] : in.readAllBytes());
            }
        });
    }

    /** Waits, but not longer than it runs. */
    void hold(long millis) {
        try {
            closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void changed() {
        wall.touch();
    }

    void echo(boolean on) {
        echoes = on;
    }

    /** The provider's id of a person on a page: always the same, and another one on every page. */
    static Person person(String page, String name) {
        long hash = 1125899906842597L;
        for (char c : (page + "/" + name).toCharArray()) {
            hash = 31 * hash + c;
        }
        return new Person(
                "2" + String.format(java.util.Locale.ROOT, "%016d", Math.floorMod(hash, 10_000_000_000_000_000L)),
                name);
    }

    /** Somebody writes. */
    Optional<Comment> write(String on, Person author, String text, Instant at) {
        Optional<Comment> comment = wall.write(on, author, text, at);
        comment.ifPresent(c -> tell(c, "add"));
        return comment;
    }

    /** The page itself answers, through the Graph API. */
    Optional<Comment> answer(Page page, String on, String text) {
        Optional<Comment> comment = wall.write(on, new Person(page.id(), page.name()), text, Instant.now());
        if (echoes) {
            comment.ifPresent(c -> tell(c, "add"));
        }
        return comment;
    }

    Optional<Comment> edit(String id, String text) {
        Optional<Comment> comment = wall.change(id, c -> c.withText(text));
        comment.ifPresent(c -> tell(c, "edited"));
        return comment;
    }

    Optional<Comment> hide(String id, boolean hidden) {
        Optional<Comment> comment = wall.change(id, c -> c.withHidden(hidden));
        comment.ifPresent(c -> tell(c, hidden ? "hide" : "unhide"));
        return comment;
    }

    Optional<Comment> delete(String id) {
        List<Comment> answers = wall.under(id);
        Optional<Comment> comment = wall.change(id, Comment::asRemoved);
        comment.ifPresent(c -> {
            // What stands under it goes with it.
            answers.forEach(
                    answer -> wall.change(answer.id(), Comment::asRemoved).ifPresent(a -> tell(a, "remove")));
            tell(c, "remove");
        });
        return comment;
    }

    String play(Line line) {
        List<Post> posts = wall.posts(line.page());
        if (posts.isEmpty()) {
            return "";
        }
        String post = posts.get(Math.min(line.on(), posts.size() - 1)).id();
        return write(post, person(line.page(), line.person()), line.text(), Instant.now())
                .map(Comment::id)
                .orElse("");
    }

    /** An act that is no act on a page is the kind of the channel that the same person goes to. */
    String play(Line line, Sequel sequel, String after) {
        return switch (sequel.act()) {
            case "edit" -> edit(after, sequel.text()).map(Comment::id).orElse(after);
            case "delete" -> delete(after).map(Comment::id).orElse(after);
            case "answer" ->
                write(after, person(line.page(), line.person()), sequel.text(), Instant.now())
                        .map(Comment::id)
                        .orElse(after);
            case "comment" -> play(new Line(line.page(), line.person(), sequel.on(), sequel.text(), List.of()));
            default -> {
                switchboard
                        .line(line.page(), sequel.act())
                        .ifPresent(at ->
                                switchboard.write(at, line.person(), sequel.subject(), sequel.text(), sequel.proven()));
                yield after;
            }
        };
    }

    private void tell(Comment comment, String verb) {
        wall.page(comment.page())
                .ifPresent(page -> deliveries.enqueue(page.app(), change(comment, verb, Instant.now())));
    }

    /** The change as Meta writes it: with {@code remove} come only ids, and {@code created_time} stays that of the comment. */
    static Deliveries.Change change(Comment comment, String verb, Instant now) {
        JsonObjectBuilder value = Json.createObjectBuilder()
                .add(
                        "from",
                        Json.createObjectBuilder()
                                .add("id", comment.author().id())
                                .add("name", comment.author().name()));
        if (!verb.equals("remove")) {
            value.add(
                            "post",
                            Json.createObjectBuilder()
                                    .add("status_type", "mobile_status_update")
                                    .add("id", comment.post()))
                    .add("message", comment.text());
        }
        JsonObject change = Json.createObjectBuilder()
                .add(
                        "value",
                        value.add("post_id", comment.post())
                                .add("comment_id", comment.id())
                                .add("created_time", comment.createdAt().getEpochSecond())
                                .add("item", "comment")
                                .add("parent_id", comment.parent().orElse(comment.post()))
                                .add("verb", verb))
                .add("field", "feed")
                .build();
        return new Deliveries.Change(comment.page(), now.getEpochSecond(), change);
    }
}
