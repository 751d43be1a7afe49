package io.santral.channel.facebook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.santral.channel.Envelope;
import io.santral.channel.Fields;
import io.santral.channel.InboundEvent;
import io.santral.channel.InboundEvent.Author;
import io.santral.channel.InboundEvent.Kind;
import io.santral.channel.InboundEvent.Visibility;
import jakarta.json.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One event of a page, read from a delivery that holds nothing else: {@code {object, entry: [{id, time, changes: [{field,
 * value}]}]}}. Meta's names are kept: an <em>item</em> (comment, post, rating, …) and a <em>verb</em> (add, edited, …).
 *
 * <p>Two times are told: {@code created_time}, which for a change is that of the item or that of the change, and the entry's,
 * which is the change's. So what was written counts from {@code created_time}, and what was done to it from the later one.
 */
final class PageEvent {
    private static final Set<String> POSTS = Set.of("post", "status", "photo", "video", "share", "link");
    private static final Pattern WORD = Pattern.compile("[a-z_-]{1,30}");
    private static final int ACCOUNT_LENGTH = 80;
    private static final int NAME_LENGTH = 200;

    private final JsonValue delivery;
    private final Optional<String> page;
    private final Optional<Instant> told;
    private final Fields value;
    private final String field;
    private final String item;
    private final String verb;
    private final Optional<String> post;
    private final Optional<String> comment;
    private final Optional<String> story;

    PageEvent(Fields delivery) {
        this.delivery = Fields.canonical(delivery.json());
        Fields entry = first(delivery, "entry");
        Fields change = first(entry, "changes");
        page = entry.id("id").filter(id -> id.length() <= ACCOUNT_LENGTH);
        told = entry.time("time");
        value = change.object("value");
        boolean ofPage = delivery.text("object").filter("page"::equals).isPresent();
        field = ofPage ? word(change.text("field")) : "object-" + word(delivery.text("object"));
        item = word(value.text("item"));
        verb = word(value.text("verb")).replaceFirst("^edit$", "edited");
        comment = value.id("comment_id");
        boolean rated = field.equals("ratings");
        // A comment on a rating names it as <who rated>_<the rating>, the rating itself by its story alone.
        story = rated
                ? value.id("post_id").map(PageEvent::last).or(() -> value.id("open_graph_story_id"))
                : Optional.empty();
        post = rated ? story : value.id("post_id");
    }

    static PageEvent read(byte[] delivery) {
        return new PageEvent(Fields.read(delivery));
    }

    private static Fields first(Fields in, String array) {
        return in.array(array)
                .filter(a -> !a.isEmpty())
                .map(a -> Fields.of(a.get(0)))
                .orElse(Fields.none());
    }

    /** Without a page of ours the account is an empty text, which is nobody's: it is parked for the operator. */
    Envelope envelope() {
        String account = page.orElse("");
        String dedupe = account + ":" + identity();
        return new Envelope(
                account, dedupe, thread().orElse(dedupe), delivery.toString().getBytes(UTF_8));
    }

    /** All that is written under one post shares a conversation: an answer never overtakes what it answers. */
    private Optional<String> thread() {
        return post.map(PageEvent::last).or(() -> comment.map(id -> id.split("_", 2)[0]));
    }

    /**
     * A thing is added once and removed once, whatever the batch and its time. It can be hidden twice and edited back and forth,
     * which only the times tell apart; a change that is kept twice does no harm, and one that is lost would.
     */
    private String identity() {
        String event = String.join(":", field, item, verb);
        String times =
                value.time("created_time").map(Instant::getEpochSecond) + ":" + told.map(Instant::getEpochSecond);
        Optional<String> known = subject().flatMap(id -> switch (verb) {
            case "add", "remove" -> Optional.of(id);
            case "edited" ->
                Optional.of(id + ":" + times + ":" + sha256(content().orElse("")));
            case "hide", "unhide" -> Optional.of(id + ":" + times);
            default -> Optional.empty();
        });
        // With a time of its own an event is the same in whatever entry it comes.
        JsonValue all = value.has("created_time") ? Fields.canonical(value.json()) : delivery;
        return event + ":" + known.orElseGet(() -> sha256(all.toString()));
    }

    /** What the event is about, if it is something that people write. */
    private Optional<String> subject() {
        return switch (field) {
            case "feed", "mention" -> item.equals("comment") ? comment : POSTS.contains(item) ? post : Optional.empty();
            case "ratings" -> item.equals("comment") ? comment : item.equals("rating") ? story : Optional.empty();
            default -> Optional.empty();
        };
    }

    InboundEvent event() {
        return subject().flatMap(this::known).or(this::reaction).orElseGet(this::unsupported);
    }

    private Optional<InboundEvent> known(String id) {
        return switch (verb) {
            case "add" -> Optional.of(written(id));
            // Without any content nothing is said about what it reads now, so what we know stands.
            case "edited" -> content().map(text -> new InboundEvent.Edited(id, changedAt(), text));
            case "remove" -> Optional.of(new InboundEvent.Deleted(id, changedAt()));
            case "hide", "unhide" ->
                Optional.of(new InboundEvent.VisibilityChanged(id, changedAt(), verb.equals("hide")));
            default -> Optional.empty();
        };
    }

    private Optional<InboundEvent> reaction() {
        boolean ofPage = field.equals("feed") || field.equals("ratings");
        if (!ofPage || !(item.equals("like") || item.equals("reaction"))) {
            return Optional.empty();
        }
        String type = value.has("reaction_type") ? word(value.text("reaction_type")) : "like";
        return Optional.of(new InboundEvent.Reaction(about(), changedAt(), verb + "." + type));
    }

    private InboundEvent written(String id) {
        Optional<Author> author = author();
        String thread = post.orElse(id);
        Optional<String> parent = item.equals("comment")
                ? value.id("parent_id").or(() -> post).filter(p -> !p.equals(id))
                : Optional.empty();
        String text = content().orElse("");
        if (author.isPresent() && author.map(writer -> writer.id().value()).equals(page)) {
            return new InboundEvent.Echo(id, writtenAt(), kind(), thread, parent, text);
        }
        return new InboundEvent.Received(
                id, writtenAt(), kind(), Visibility.PUBLIC, author, thread, parent, List.of(), text);
    }

    private Kind kind() {
        if (field.equals("mention")) {
            return Kind.MENTION;
        }
        return item.equals("comment") ? Kind.COMMENT : item.equals("rating") ? Kind.REVIEW : Kind.POST;
    }

    private InboundEvent unsupported() {
        String what = Stream.of(field, item, verb)
                .filter(w -> !w.equals("none"))
                .reduce((a, b) -> a + "." + b)
                .orElse("none");
        return new InboundEvent.Unsupported(about(), changedAt(), what);
    }

    private String about() {
        return comment.or(() -> post).or(() -> page).orElse("");
    }

    /** What it says; where it says nothing, a sign of what it shows. Empty if neither is told. */
    private Optional<String> content() {
        Optional<String> text =
                value.text("message").or(() -> value.text("review_text")).filter(t -> !t.isBlank());
        return text.or(this::shown).or(() -> value.text("message"));
    }

    private Optional<String> shown() {
        if (value.has("video") || item.equals("video")) {
            return Optional.of("🎬");
        }
        if (value.has("photo") || value.has("photos") || item.equals("photo")) {
            return Optional.of("📷");
        }
        if (item.equals("rating")) {
            Optional<String> stars =
                    value.text("rating").filter(r -> r.matches("[1-5]")).map(r -> "★".repeat(Integer.parseInt(r)));
            return stars.or(() -> value.text("recommendation_type")
                    .flatMap(r -> r.equals("POSITIVE")
                            ? Optional.of("👍")
                            : r.equals("NEGATIVE") ? Optional.of("👎") : Optional.empty()));
        }
        return value.has("link") ? Optional.of("🔗") : Optional.empty();
    }

    private Optional<Author> author() {
        Fields from = value.object("from");
        Optional<String> id = from.id("id")
                .or(() -> value.id("sender_id"))
                .or(() -> value.id("reviewer_id"))
                .or(() -> value.id("user_id"));
        Optional<String> name =
                from.text("name").or(() -> value.text("sender_name")).or(() -> value.text("reviewer_name"));
        return id.map(i -> Author.ofPlatform(i, name.map(PageEvent::shortened).filter(n -> !n.isBlank())));
    }

    private static String shortened(String name) {
        String stripped = name.strip();
        return stripped.codePointCount(0, stripped.length()) <= NAME_LENGTH
                ? stripped
                : stripped.substring(0, stripped.offsetByCodePoints(0, NAME_LENGTH));
    }

    private Instant writtenAt() {
        return value.time("created_time").or(() -> told).orElse(InboundEvent.UNTIMED);
    }

    private Instant changedAt() {
        return Stream.concat(value.time("created_time").stream(), told.stream())
                .max(Instant::compareTo)
                .orElse(InboundEvent.UNTIMED);
    }

    private static String last(String id) {
        return id.substring(id.lastIndexOf('_') + 1);
    }

    /** A word of Meta's vocabulary, so that no content and no endless variety gets into a counter. */
    private static String word(Optional<String> text) {
        return text.map(t -> WORD.matcher(t).matches() ? t : "other").orElse("none");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
