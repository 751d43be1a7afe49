package io.santral.simulator;

import io.santral.simulator.SimulatorSettings.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** What stands on the pages. Bounded: the oldest comments fall off. */
final class Wall {
    private static final int MAX_COMMENTS = 50_000;

    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final Map<String, Post> posts = new LinkedHashMap<>();
    private final Map<String, Comment> comments = new LinkedHashMap<>();
    private final Optional<Path> memory;

    /** From the clock, so that ids are new after a restart; beyond 2^53, as the provider's are. */
    private final AtomicLong ids = new AtomicLong(System.currentTimeMillis() * 10_000);

    private long revision;

    Wall(List<Page> pages, Scenes scenes, Optional<Path> memory) {
        this.memory = memory;
        for (Page page : pages) {
            this.pages.put(page.id(), page);
            int number = 0;
            for (String text : scenes.posts(page.id())) {
                String id = page.id() + "_" + (90_071_992_547_409_930L + ++number);
                posts.put(id, new Post(id, page.id(), text));
            }
        }
        memory.filter(Files::exists).ifPresent(this::recall);
    }

    synchronized List<Page> pages() {
        return List.copyOf(pages.values());
    }

    synchronized Optional<Page> page(String id) {
        return Optional.ofNullable(pages.get(id));
    }

    synchronized List<Post> posts(String page) {
        return posts.values().stream().filter(post -> post.page().equals(page)).toList();
    }

    synchronized Optional<Post> post(String id) {
        return Optional.ofNullable(posts.get(id));
    }

    synchronized Optional<Comment> comment(String id) {
        return Optional.ofNullable(comments.get(id));
    }

    synchronized List<Comment> comments() {
        return List.copyOf(comments.values());
    }

    /** What stands under a post (on every level) or under a comment, oldest first. */
    synchronized List<Comment> under(String object) {
        return comments.values().stream()
                .filter(c -> !c.removed())
                .filter(c -> c.post().equals(object)
                        || c.parent().filter(object::equals).isPresent())
                .toList();
    }

    /**
     * Writes a comment. An answer to an answer stands under what both answer.
     *
     * @param on a post or a comment
     */
    synchronized Optional<Comment> write(String on, Person author, String text, Instant at) {
        Comment answered = comments.get(on);
        String post = answered == null ? on : answered.post();
        if (!posts.containsKey(post) || (answered != null && answered.removed())) {
            return Optional.empty();
        }
        Optional<String> parent = answered == null
                ? Optional.empty()
                : Optional.of(answered.parent().orElse(on));
        String id = post.substring(post.indexOf('_') + 1) + "_" + ids.incrementAndGet();
        String page = posts.get(post).page();
        return Optional.of(put(new Comment(id, page, post, parent, author, text, at, false, false, false)));
    }

    synchronized Optional<Comment> change(String id, UnaryOperator<Comment> how) {
        return comment(id).filter(c -> !c.removed()).map(c -> put(how.apply(c)));
    }

    private Comment put(Comment comment) {
        comments.put(comment.id(), comment);
        if (comments.size() > MAX_COMMENTS) {
            comments.remove(comments.keySet().iterator().next());
        }
        revision++;
        notifyAll();
        memory.ifPresent(file -> remember(file, comment));
        return comment;
    }

    /** Something else that is shown is different now. */
    synchronized void touch() {
        revision++;
        notifyAll();
    }

    /** Waits until there is something newer than {@code seen}, at most so long; the revision that stands then. */
    synchronized long newer(long seen, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; revision <= seen && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return revision;
    }

    private static void remember(Path file, Comment c) {
        String line = Json.createObjectBuilder()
                        .add("id", c.id())
                        .add("page", c.page())
                        .add("post", c.post())
                        .add("parent", c.parent().orElse(""))
                        .add("author", c.author().id())
                        .add("name", c.author().name())
                        .add("text", c.text())
                        .add("at", c.createdAt().toString())
                        .add("edited", c.edited())
                        .add("hidden", c.hidden())
                        .add("removed", c.removed())
                        .build()
                + "\n";
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void recall(Path file) {
        List<String> lines;
        try {
            lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String line : lines) {
            try (var reader = Json.createReader(new StringReader(line))) {
                JsonObject c = reader.readObject();
                Comment comment = new Comment(
                        c.getString("id"),
                        c.getString("page"),
                        c.getString("post"),
                        Optional.of(c.getString("parent")).filter(p -> !p.isEmpty()),
                        new Person(c.getString("author"), c.getString("name")),
                        c.getString("text"),
                        Instant.parse(c.getString("at")),
                        c.getBoolean("edited"),
                        c.getBoolean("hidden"),
                        c.getBoolean("removed"));
                comments.put(comment.id(), comment);
            } catch (RuntimeException e) {
                // The last line of a killed process may be half a line.
                continue;
            }
        }
    }
}
