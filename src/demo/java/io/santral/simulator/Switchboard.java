package io.santral.simulator;

import io.santral.simulator.SimulatorSettings.Line;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The channels beside the pages: what is mailed, called, texted, and what the brand answered. Bounded: the oldest fall off. */
final class Switchboard {
    private static final int MAX_CONTACTS = 5_000;

    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Map<String, Profile> people = new LinkedHashMap<>();
    private final Map<String, Contact> contacts = new LinkedHashMap<>();
    private final Map<String, Letter> letters = new LinkedHashMap<>();
    private final Deliveries deliveries;
    private final Runnable moved;
    private final AtomicLong ids = new AtomicLong(System.currentTimeMillis() * 1_000);

    Switchboard(List<Line> lines, List<Profile> people, Deliveries deliveries, Runnable moved) {
        lines.forEach(line -> this.lines.put(line.id(), line));
        people.forEach(profile -> this.people.put(profile.name(), profile));
        this.deliveries = deliveries;
        this.moved = moved;
    }

    Deliveries.Counts counts() {
        return deliveries.counts();
    }

    void behave(Deliveries.Manners manners) {
        deliveries.behave(manners);
    }

    List<Line> lines() {
        return List.copyOf(lines.values());
    }

    Optional<Line> line(String id) {
        return Optional.ofNullable(lines.get(id));
    }

    /** The line of a kind that belongs to the brand of a page. */
    Optional<Line> line(String page, String kind) {
        return lines.values().stream()
                .filter(line -> line.page().equals(page) && line.kind().equals(kind))
                .findFirst();
    }

    synchronized List<Contact> contacts(String line) {
        return contacts.values().stream().filter(c -> c.line().equals(line)).toList();
    }

    synchronized Optional<Contact> contact(String id) {
        return Optional.ofNullable(contacts.get(id));
    }

    private synchronized void keep(Contact contact) {
        contacts.put(contact.id(), contact);
        if (contacts.size() > MAX_CONTACTS) {
            contacts.remove(contacts.keySet().iterator().next());
        }
    }

    private String nextId() {
        return Long.toString(ids.incrementAndGet());
    }

    /**
     * Somebody writes or calls.
     *
     * @param proven whether the channel can prove who it is: an aligned DMARC pass, a signed log-in, a checked customer number
     */
    Contact write(Line line, String name, String subject, String text, boolean proven) {
        return write(line, name, subject, text, proven, Optional.empty(), Optional.empty());
    }

    /**
     * The same.
     *
     * @param number that they call or write from instead of their own
     * @param answers the mail of the brand's that a mail answers, whoever it went to
     */
    Contact write(
            Line line,
            String name,
            String subject,
            String text,
            boolean proven,
            Optional<String> number,
            Optional<String> answers) {
        Profile known = people.getOrDefault(name, stranger(name));
        Profile who = number.map(
                        other -> new Profile(known.name(), known.mail(), other, known.handle(), known.customerNumber()))
                .orElse(known);
        String id = line.kind().equals("mail") ? "<" + nextId() + "@" + domain(who.mail()) + ">" : nextId();
        String from = from(line, who);
        Contact contact = new Contact(
                id,
                line.id(),
                line.kind(),
                name,
                from,
                subject,
                text,
                thread(line, from, id),
                Optional.empty(),
                Instant.now());
        keep(contact);
        Optional<Contact> answered = answers.flatMap(this::contact).or(() -> lastAnswer(contact));
        tell(line, event(contact, who, proven, answered));
        return contact;
    }

    /** Whoever is not among the invented people has an address like theirs, always the same. */
    private static Profile stranger(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        String digits = String.format(Locale.ROOT, "%07d", Math.floorMod(name.hashCode(), 10_000_000));
        return new Profile(name, plain + digits + "@posta.internal", "+90500" + digits, plain + digits, "4" + digits);
    }

    private static String domain(String mail) {
        return mail.substring(mail.indexOf('@') + 1);
    }

    private static String from(Line line, Profile who) {
        return switch (line.kind()) {
            case "mail" -> who.mail();
            case "message", "sms", "call", "fax" -> who.number();
            case "chat" -> "oturum-" + Simulator.person(line.id(), who.name()).id();
            default -> Simulator.person(line.id(), who.name()).id();
        };
    }

    /** A mail and a post begin a thread of their own; a number and a session are one. */
    private static String thread(Line line, String from, String id) {
        return switch (line.kind()) {
            case "message", "sms", "chat" -> from;
            default -> id;
        };
    }

    private JsonObjectBuilder event(Contact contact, Profile who, boolean proven, Optional<Contact> answered) {
        JsonObjectBuilder event = event(contact);
        JsonObjectBuilder from = Json.createObjectBuilder().add("name", who.name());
        switch (contact.kind()) {
            case "mail" -> {
                from.add("address", who.mail());
                event.add("dmarc", proven ? "pass" : "none").add("subject", contact.subject());
                answered.ifPresent(answer -> event.add("parent", answer.id()).add("references", references(answer)));
            }
            case "message" -> from.add("number", who.number());
            case "sms", "fax" -> from = Json.createObjectBuilder().add("number", who.number());
            case "call" -> {
                from = Json.createObjectBuilder().add("number", who.number());
                event.add("attestation", "B");
            }
            case "chat" -> event.add("session", contact.from()).add("device", "cihaz-" + contact.from());
            default -> from.add("id", contact.from()).add("handle", who.handle());
        }
        if (proven && !contact.kind().equals("mail") && !contact.kind().equals("post")) {
            JsonObjectBuilder login = Json.createObjectBuilder()
                    .add("customerNumber", who.customerNumber())
                    .add("signed", true);
            event.add(
                    "login",
                    contact.kind().equals("chat")
                            ? login.add("id", who.handle()).add("email", who.mail())
                            : login);
        }
        return event.add("from", from);
    }

    /** The brand's last answer to a mail from the same address: a new mail with the same subject goes on from it. */
    private synchronized Optional<Contact> lastAnswer(Contact mail) {
        return contacts.values().stream()
                .filter(c -> c.byBrand() && c.line().equals(mail.line()))
                .filter(c -> c.answers()
                        .map(contacts::get)
                        .filter(asked -> asked.from().equals(mail.from())
                                && bare(asked.subject()).equals(bare(mail.subject())))
                        .isPresent())
                .reduce((a, b) -> b);
    }

    private static String bare(String subject) {
        return subject.replaceFirst("^(?:(?:Re|Ynt):\\s*)+", "");
    }

    private JsonArrayBuilder references(Contact answer) {
        JsonArrayBuilder references = Json.createArrayBuilder();
        answer.answers().ifPresent(references::add);
        return references.add(answer.id());
    }

    private JsonObjectBuilder event(Contact contact) {
        return Json.createObjectBuilder()
                .add("account", contact.line())
                .add("id", contact.id())
                .add("kind", contact.kind())
                .add("at", contact.at().toString())
                .add("thread", contact.thread())
                .add("text", contact.text());
    }

    private void tell(Line line, JsonObjectBuilder event) {
        deliveries.enqueue(
                line.app(), new Deliveries.Change(line.id(), Instant.now().getEpochSecond(), event.build()));
        moved.run();
    }

    /** The brand answers, and is told of its own answer as of everything. */
    Contact answer(Line line, Contact asked, String text, Optional<String> messageId) {
        String id =
                messageId.orElseGet(() -> line.kind().equals("mail") ? "<" + nextId() + "@marka.example>" : nextId());
        Contact answer = new Contact(
                id,
                line.id(),
                line.kind(),
                line.name(),
                line.id(),
                asked.subject(),
                text,
                asked.thread(),
                Optional.of(asked.id()),
                Instant.now());
        keep(answer);
        tell(line, event(answer).add("own", true).add("parent", asked.id()));
        return answer;
    }

    /** The brand writes to an address. Whoever sends the same twice has sent it once. */
    synchronized Letter deliver(Line line, String key, String to, String subject, String text) {
        Letter letter = letters.computeIfAbsent(
                line.id() + " " + key,
                ignored -> new Letter(nextId(), line.id(), key, line.kind(), to, subject, text, Instant.now()));
        if (letters.size() > MAX_CONTACTS) {
            letters.remove(letters.keySet().iterator().next());
        }
        moved.run();
        return letter;
    }

    synchronized Optional<Letter> letter(String line, String key) {
        return Optional.ofNullable(letters.get(line + " " + key));
    }

    /** What came to telephones and mailboxes from the line, the oldest first. */
    synchronized List<Letter> letters(String line) {
        return letters.values().stream()
                .filter(letter -> letter.line().equals(line))
                .toList();
    }

    /** Whose address or number it is, among the invented people. */
    Optional<String> owner(String address) {
        return people.values().stream()
                .filter(who -> who.mail().equals(address) || who.number().equals(address))
                .map(Profile::name)
                .findFirst();
    }

    /** The brand's answers to a contact, the oldest first. */
    synchronized List<Contact> answersTo(String contact) {
        List<Contact> answers = new ArrayList<>();
        for (Contact each : contacts.values()) {
            if (each.answers().filter(contact::equals).isPresent()) {
                answers.add(each);
            }
        }
        return answers;
    }
}
