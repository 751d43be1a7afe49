package io.santral.channel.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.santral.channel.Envelope;
import io.santral.channel.Fields;
import io.santral.channel.InboundEvent;
import io.santral.channel.InboundEvent.Author;
import io.santral.channel.InboundEvent.AuthorId;
import io.santral.channel.InboundEvent.AuthorId.IdKind;
import io.santral.channel.InboundEvent.Echo;
import io.santral.channel.InboundEvent.Kind;
import io.santral.channel.InboundEvent.Mark;
import io.santral.channel.InboundEvent.Mark.What;
import io.santral.channel.InboundEvent.Received;
import io.santral.channel.InboundEvent.Trust;
import io.santral.channel.InboundEvent.Unsupported;
import io.santral.channel.InboundEvent.Visibility;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One event of the simulator. All of them have {@code account}, {@code id}, {@code kind}, {@code at} (ISO 8601) and {@code text};
 * {@code thread} and {@code parent} say what it belongs to, {@code own} that the brand itself wrote it. Who wrote stands in {@code
 * from}, and how far the channel knows them depends on the kind:
 *
 * <ul>
 *   <li>{@code post}, {@code comment}, {@code message}: {@code from} {id, name, handle}; a message may come from a {@code number}
 *       instead
 *   <li>{@code mail}: {@code from} {address, name}; {@code dmarc} (pass: the receiving server's aligned result, RFC 7489), {@code
 *       subject}, {@code to}, {@code references} (RFC 5322, 3.6.4)
 *   <li>{@code sms}, {@code fax}: {@code from} {number}
 *   <li>{@code call}: {@code from} {number}, none if it is withheld; {@code attestation} (A, B, C, or failed: RFC 8588); {@code
 *       text} is what was said
 *   <li>{@code chat}: {@code session}; {@code from} {name, email, phone} as typed into its form; {@code device}
 * </ul>
 *
 * <p>{@code login} {id, email, phone, customerNumber, signed} says as whom the writer is logged in; only a signed one proves it.
 */
final class SimulatedEvent {
    private static final Pattern WORD = Pattern.compile("[a-z]{1,20}");
    /** Ids, of mails too: printable ASCII as long as the columns. */
    private static final Pattern ID = Pattern.compile("[!-~]{1,190}");

    private static final int ACCOUNT_LENGTH = 80;
    private static final int NAME_LENGTH = 200;
    private static final int MAX_REFERENCES = 50;

    private final Fields event;
    private final String account;
    private final Optional<String> id;
    private final String word;

    SimulatedEvent(Fields event) {
        this.event = event;
        account = id("account").filter(a -> a.length() <= ACCOUNT_LENGTH).orElse("");
        id = id("id");
        word = event.text("kind").filter(w -> WORD.matcher(w).matches()).orElse("other");
    }

    private Optional<String> id(String name) {
        return id(event, name);
    }

    /** An id of the simulator's, as it may stand in a column of ours. */
    static Optional<String> id(Fields in, String name) {
        return in.text(name).filter(value -> ID.matcher(value).matches());
    }

    Envelope envelope() {
        String payload = Fields.canonical(event.json()).toString();
        String dedupe = account + ":" + id.orElseGet(() -> sha256(payload));
        return new Envelope(account, dedupe, thread().orElse(dedupe), payload.getBytes(UTF_8));
    }

    private Optional<String> thread() {
        return id("thread").or(() -> id("session"));
    }

    InboundEvent event() {
        Optional<Kind> kind = kind();
        Instant at = event.time("at").orElse(InboundEvent.UNTIMED);
        if (kind.isEmpty() || id.isEmpty()) {
            return new Unsupported(id.orElse(account), at, word);
        }
        List<String> references = references();
        String thread = references.stream().findFirst().or(this::thread).orElse(id.get());
        if (event.isTrue("own")) {
            return new Echo(id.get(), at, kind.get(), thread, id("parent"), text());
        }
        return new Received(
                id.get(),
                at,
                kind.get(),
                kind.get() == Kind.POST || kind.get() == Kind.COMMENT ? Visibility.PUBLIC : Visibility.PRIVATE,
                author(kind.get()),
                thread,
                id("parent"),
                references,
                text());
    }

    private Optional<Kind> kind() {
        return switch (word) {
            case "post" -> Optional.of(Kind.POST);
            case "comment" -> Optional.of(Kind.COMMENT);
            case "message" -> Optional.of(Kind.MESSAGE);
            case "mail" -> Optional.of(Kind.MAIL);
            case "sms" -> Optional.of(Kind.SMS);
            case "call" -> Optional.of(Kind.CALL);
            case "chat" -> Optional.of(Kind.CHAT);
            case "fax" -> Optional.of(Kind.FAX);
            default -> Optional.empty();
        };
    }

    /** A mail's subject is its first line. */
    private String text() {
        String text = event.text("text").orElse("");
        return event.text("subject")
                .filter(subject -> !subject.isBlank())
                .map(subject -> subject.replaceAll("\\s+", " ").strip() + "\n\n" + text)
                .orElse(text);
    }

    /** The last ones, with the first of all, which names the thread. */
    private List<String> references() {
        List<String> references = new ArrayList<>();
        for (JsonValue value : event.array("references").orElse(JsonArray.EMPTY_JSON_ARRAY)) {
            if (value instanceof JsonString reference
                    && ID.matcher(reference.getString()).matches()) {
                references.add(reference.getString());
            }
        }
        if (references.size() > MAX_REFERENCES) {
            references.subList(1, references.size() - MAX_REFERENCES + 1).clear();
        }
        return references;
    }

    private Optional<Author> author(Kind kind) {
        Fields from = event.object("from");
        return knownBy(kind, from).map(known -> new Author(known, name(from), marks(kind, from)));
    }

    private Optional<AuthorId> knownBy(Kind kind, Fields from) {
        return switch (kind) {
            case MAIL -> id(from, "address").map(address -> new AuthorId(IdKind.EMAIL, address, ofMail()));
            case SMS, FAX -> number(from, Trust.NETWORK);
            case CALL -> number(from, ofCall());
            case CHAT -> id("session").map(session -> new AuthorId(IdKind.PLATFORM, session, Trust.VERIFIED));
            default ->
                from.id("id")
                        .map(platform -> new AuthorId(IdKind.PLATFORM, platform, Trust.VERIFIED))
                        .or(() -> number(from, Trust.NETWORK));
        };
    }

    private static Optional<AuthorId> number(Fields from, Trust trust) {
        return id(from, "number").map(number -> new AuthorId(IdKind.PHONE, number, trust));
    }

    private Trust ofMail() {
        return event.text("dmarc").filter("pass"::equals).isPresent() ? Trust.VERIFIED : Trust.TRANSPORT;
    }

    /** A number that failed its check is no more than what the caller says. */
    private Trust ofCall() {
        return event.text("attestation").filter("failed"::equals).isPresent() ? Trust.CLAIMED : Trust.NETWORK;
    }

    private List<Mark> marks(Kind kind, Fields from) {
        List<Mark> marks = new ArrayList<>();
        Fields login = event.object("login");
        Trust ofLogin = login.isTrue("signed") ? Trust.VERIFIED : Trust.CLAIMED;
        mark(marks, What.LOGIN, id(login, "id"), ofLogin);
        mark(marks, What.EMAIL, id(login, "email"), ofLogin);
        mark(marks, What.PHONE, id(login, "phone"), ofLogin);
        mark(marks, What.CUSTOMER_NUMBER, id(login, "customerNumber"), ofLogin);
        if (kind == Kind.CHAT) {
            mark(marks, What.EMAIL, id(from, "email"), Trust.CLAIMED);
            mark(marks, What.PHONE, id(from, "phone"), Trust.CLAIMED);
            mark(marks, What.DEVICE, id("device"), Trust.DEVICE);
        }
        mark(marks, What.HANDLE, from.text("handle").filter(h -> !h.isBlank() && h.length() <= 190), Trust.CLAIMED);
        return marks;
    }

    private static void mark(List<Mark> marks, What what, Optional<String> value, Trust trust) {
        value.ifPresent(told -> marks.add(new Mark(what, told, trust)));
    }

    private static Optional<String> name(Fields from) {
        return from.text("name")
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> {
                    boolean fits = name.codePointCount(0, name.length()) <= NAME_LENGTH;
                    return fits ? name : name.substring(0, name.offsetByCodePoints(0, NAME_LENGTH));
                });
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
