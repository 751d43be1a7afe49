package io.santral.bench.stream;

import io.santral.bench.stream.Clientele.Moved;
import io.santral.cases.merging.Candidate;
import io.santral.cases.merging.CaseNumbers;
import io.santral.cases.merging.Contact;
import io.santral.cases.merging.Homecoming;
import io.santral.cases.merging.Homecoming.Step;
import io.santral.cases.merging.Homecoming.Way;
import io.santral.cases.merging.Joining;
import io.santral.cases.merging.Line;
import io.santral.cases.merging.Numbers;
import io.santral.cases.merging.Ranked;
import io.santral.cases.merging.Regrouping;
import io.santral.cases.merging.Regrouping.Part;
import io.santral.cases.merging.Reunion;
import io.santral.cases.merging.Story;
import io.santral.cases.merging.Whose;
import io.santral.cases.topic.Posterior;
import io.santral.cases.topic.Taxonomy;
import io.santral.cases.topic.Topic;
import io.santral.cases.topic.Topics;
import io.santral.channel.InboundEvent.Received;
import io.santral.channel.InboundEvent.Visibility;
import io.santral.customer.Feature;
import io.santral.shared.OwnWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** One brand's cases in memory: candidates are gathered as {@code cases.Matters} does, and follow merges as in {@code cases.Regroupings}. */
final class Casebook {
    private static final int NEWEST = 20;

    /** Something that was said; {@code words} are the writer's own. */
    private static final class Said {
        private final long id;
        private final String account;
        private final Received received;
        private final long identity;
        private final String words;
        private final Posterior topic;
        private final Numbers numbers;
        private final List<Step> way = new ArrayList<>(1);
        private long caseId;

        Said(long id, String account, Received received, long identity, Topics topics, List<Feature> claims) {
            this.id = id;
            this.account = account;
            this.received = received;
            this.identity = identity;
            this.words = OwnWords.of(received.text());
            this.topic = topics.read(words);
            this.numbers = Numbers.of(claims);
        }

        Instant at() {
            return received.occurredAt();
        }

        Line line(Said asking) {
            boolean inThread =
                    account.equals(asking.account) && received.thread().equals(asking.received.thread());
            return new Told(inThread, words, topic, numbers);
        }
    }

    private record Told(boolean inThread, String words, Posterior topic, Numbers numbers) implements Line {
        @Override
        public boolean inbound() {
            return true;
        }
    }

    private static final class Matter {
        private final long id;
        private final Instant openedAt;
        private final List<Said> said = new ArrayList<>(2);
        private long customer;
        private Instant lastAt;

        Matter(long id, long customer, Instant openedAt) {
            this.id = id;
            this.customer = customer;
            this.openedAt = openedAt;
            this.lastAt = openedAt;
        }

        void add(Said one, Way way, Instant when) {
            one.way.add(new Step(id, way, when));
            said.add(one);
            said.sort(Comparator.comparing(Said::at).thenComparing(other -> other.id));
            lastAt = one.at().isAfter(lastAt) ? one.at() : lastAt;
            one.caseId = id;
        }

        Story story(Said asking) {
            List<Line> newest =
                    new ArrayList<>(said.stream().map(one -> one.line(asking)).toList());
            Collections.reverse(newest);
            return new Story(id, customer, true, openedAt, lastAt, newest);
        }
    }

    /** Hears of each contact and of the cases that were in question for it, before it is decided. */
    interface Watcher {
        void weighing(String contactId, Contact contact, List<Candidate> candidates);
    }

    private final ToLongFunction<Instant> ids;
    private final LongUnaryOperator customerOf;
    private final Watcher watcher;
    private final Topics topics = new Topics(Taxonomy.shipped());
    private final Map<Long, Matter> matters = new HashMap<>();
    private final Map<Long, NavigableSet<Long>> byCustomer = new HashMap<>();
    private final Map<String, NavigableSet<Long>> byTopic = new HashMap<>();
    private final Map<String, Said> contacts = new HashMap<>();
    private final Map<Long, List<Ranked>> asked = new HashMap<>();

    /**
     * @param ids for what is made at a time
     * @param customerOf whose an identity is now
     */
    Casebook(ToLongFunction<Instant> ids, LongUnaryOperator customerOf, Watcher watcher) {
        this.ids = ids;
        this.customerOf = customerOf;
        this.watcher = watcher;
    }

    /** @param claims what the text says about its writer */
    Joining receive(String account, Received received, long identity, List<Feature> claims) {
        Said said = new Said(ids.applyAsLong(received.occurredAt()), account, received, identity, topics, claims);
        long customer = customerOf.applyAsLong(identity);
        Joining joining = weigh(said, customer);
        Matter matter = joining.caseId().map(this::matter).orElseGet(() -> open(customer, said.at()));
        matter.add(said, Way.OTHER, said.at());
        if (joining.caseId().isEmpty()) {
            said.topic
                    .likeliest()
                    .ifPresent(topic -> byTopic.computeIfAbsent(topic, about -> new TreeSet<>())
                            .add(matter.id));
        }
        contacts.put(received.externalId(), said);
        return joining;
    }

    /** The case that the contact belongs to now. */
    long caseOf(String contact) {
        return said(contact).caseId;
    }

    /** A person says that it belongs to another case of the same customer. */
    void move(String contact, long caseId) {
        Said said = said(contact);
        if (matter(caseId).customer == matter(said.caseId).customer) {
            move(said, matter(caseId), Way.OTHER, said.at());
        }
    }

    private void move(Said said, Matter to, Way way, Instant when) {
        matter(said.caseId).said.remove(said);
        to.add(said, way, when);
    }

    private Matter open(long customer, Instant at) {
        Matter matter = new Matter(ids.applyAsLong(at), customer, at);
        matters.put(matter.id, matter);
        casesOf(customer).add(matter.id);
        return matter;
    }

    private Set<Long> referred(Said said, Stream<String> references) {
        Set<Long> referred = new LinkedHashSet<>();
        references
                .map(contacts::get)
                .filter(Objects::nonNull)
                .filter(one -> one.account.equals(said.account))
                .forEach(one -> referred.add(one.caseId));
        return referred;
    }

    private Joining weigh(Said said, long customer) {
        Received received = said.received;
        Set<Long> referred = referred(said, Stream.concat(received.references().stream(), received.parent().stream()));
        Set<Long> numbered = CaseNumbers.in(received.text());
        Set<Long> asked = new LinkedHashSet<>();
        casesOf(customer).descendingSet().stream()
                .filter(id -> !matter(id).said.isEmpty())
                .limit(NEWEST)
                .forEach(asked::add);
        asked.addAll(referred);
        asked.addAll(numbered);
        return weigh(said, customer, referred, asked);
    }

    private Joining weigh(Said said, long customer, Set<Long> referred, Collection<Long> asked) {
        Set<Long> numbered = CaseNumbers.in(said.received.text());
        List<Candidate> candidates = asked.stream()
                .map(matters::get)
                .filter(matter -> matter != null && !matter.said.isEmpty())
                .map(matter -> candidate(matter, said, customer, referred, numbered))
                .toList();
        Contact contact = contact(said);
        watcher.weighing(said.received.externalId(), contact, candidates);
        return Joining.decide(contact, candidates);
    }

    private Candidate candidate(Matter matter, Said said, long customer, Set<Long> referred, Set<Long> numbered) {
        Story.Question question = new Story.Question(said.received.kind(), customer, Set.of(), referred, numbered);
        return matter.story(said)
                .candidate(question, topic -> topics.find(topic).map(Topic::halfLife));
    }

    private static Contact contact(Said said) {
        boolean open = said.received.visibility() == Visibility.PUBLIC;
        return new Contact(said.at(), open, true, said.words, said.topic, said.numbers);
    }

    /** By customer, how many bits more likely it is that they wrote the contact: as in {@code cases.Matters}. */
    Map<Long, Double> whose(String contact) {
        Said said = said(contact);
        Map<Long, List<Candidate>> cases = new HashMap<>();
        said.topic.likeliest().map(topic -> byTopic.getOrDefault(topic, new TreeSet<>())).stream()
                .flatMap(about -> about.descendingSet().stream())
                .map(this::matter)
                .filter(matter -> !matter.said.isEmpty() && matter.id != said.caseId)
                .limit(Whose.NEWEST)
                .forEach(matter -> cases.computeIfAbsent(matter.customer, whose -> new ArrayList<>())
                        .add(candidate(matter, said, matter.customer, Set.of(), Set.of())));
        return Whose.of(contact(said), cases);
    }

    /** Cases follow their interactions, as these follow their identities. */
    void regroup(Moved moved) {
        List<Matter> concerned = moved.customers().stream()
                .flatMap(customer -> casesOf(customer).stream())
                .map(this::matter)
                .toList();
        Map<Long, Long> before = new HashMap<>();
        concerned.forEach(matter -> before.put(matter.id, matter.customer));
        concerned.forEach(matter -> regroup(matter, moved.at()));
        asked.clear();
        if (!moved.undone()) {
            reunite(before, moved.at());
        }
    }

    /** What the engine asks about the contact's case since the last merge. */
    List<Ranked> asked(String contact) {
        return asked.getOrDefault(caseOf(contact), List.of());
    }

    private void reunite(Map<Long, Long> before, Instant at) {
        List<Reunion.Side> sides = before.keySet().stream()
                .map(this::matter)
                .filter(matter -> !matter.said.isEmpty())
                .map(matter -> new Reunion.Side(
                        matter.id,
                        before.getOrDefault(matter.id, matter.customer),
                        matter.said.get(0).id,
                        matter.said.get(0).at(),
                        matter.said.size()))
                .toList();
        for (Reunion reunion : Reunion.of(sides)) {
            Matter newer = matter(reunion.newer());
            List<Long> older = reunion.older().stream()
                    .filter(id -> !matter(id).said.isEmpty() && matter(id).customer == newer.customer)
                    .toList();
            if (!older.isEmpty()) {
                Said first = newer.said.get(0);
                // What else a mail refers to is not kept.
                Set<Long> referred = referred(first, first.received.parent().stream());
                reunite(newer, weigh(first, newer.customer, referred, older).reunited(), at);
            }
        }
    }

    private void reunite(Matter newer, Joining joining, Instant at) {
        joining.caseId()
                .map(this::matter)
                .filter(into -> into.said.size() + newer.said.size() <= Reunion.MOST)
                .ifPresent(into -> List.copyOf(newer.said).forEach(one -> move(one, into, Way.CUSTOMERS_MERGED, at)));
        asked.put(newer.id, joining.asked());
    }

    private void regroup(Matter matter, Instant since) {
        Map<Long, Said> saidById = new HashMap<>();
        matter.said.forEach(one -> saidById.put(one.id, one));
        List<Part> parts = matter.said.stream()
                .map(one -> new Part(one.id, Optional.of(customerOf.applyAsLong(one.identity)), Optional.empty()))
                .toList();
        Regrouping regrouping = Regrouping.of(parts);
        regrouping.owner().ifPresent(owner -> belongsTo(matter, owner));
        Map<Long, Long> homes = new HashMap<>();
        matter.said.forEach(one -> Homecoming.home(one.way, since)
                .filter(home -> matter(home).said.isEmpty())
                .ifPresent(home -> homes.put(one.id, home)));
        regrouping.leaving().forEach((customer, leaving) -> {
            List<Matter> theirs = new ArrayList<>();
            for (Homecoming one : Homecoming.of(parts, leaving, homes)) {
                List<Said> said = one.interactions().stream().map(saidById::get).toList();
                Matter home = one.home()
                        .map(this::matter)
                        .or(() -> former(said.get(0)))
                        .or(() -> theirs.stream().findFirst())
                        .orElseGet(() -> open(customer, said.get(0).at()));
                belongsTo(home, customer);
                said.forEach(each -> move(each, home, Way.CUSTOMERS_PARTED, since));
                theirs.add(home);
            }
        });
    }

    /** The last case that it was in and that has nothing now. */
    private Optional<Matter> former(Said said) {
        return said.way.stream()
                .map(step -> matter(step.caseId()))
                .filter(one -> one.said.isEmpty())
                .reduce((earlier, later) -> later);
    }

    private void belongsTo(Matter matter, long customer) {
        casesOf(matter.customer).remove(matter.id);
        matter.customer = customer;
        casesOf(customer).add(matter.id);
    }

    private NavigableSet<Long> casesOf(long customer) {
        return byCustomer.computeIfAbsent(customer, id -> new TreeSet<>());
    }

    private Said said(String contact) {
        return Optional.ofNullable(contacts.get(contact))
                .orElseThrow(() -> new IllegalStateException("no contact " + contact));
    }

    private Matter matter(long id) {
        return Optional.ofNullable(matters.get(id)).orElseThrow(() -> new IllegalStateException("no case " + id));
    }
}
