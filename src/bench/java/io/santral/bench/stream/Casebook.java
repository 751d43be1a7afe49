package io.santral.bench.stream;

import io.santral.cases.merging.Candidate;
import io.santral.cases.merging.CaseNumbers;
import io.santral.cases.merging.Contact;
import io.santral.cases.merging.Joining;
import io.santral.cases.merging.Line;
import io.santral.cases.merging.Numbers;
import io.santral.cases.merging.Regrouping;
import io.santral.cases.merging.Story;
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
        private final List<Long> formerly = new ArrayList<>(0);
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

        void add(Said one) {
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
    private final Map<String, Said> contacts = new HashMap<>();

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
        matter.add(said);
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
            move(said, matter(caseId));
        }
    }

    private void move(Said said, Matter to) {
        matter(said.caseId).said.remove(said);
        said.formerly.add(said.caseId);
        to.add(said);
    }

    private Matter open(long customer, Instant at) {
        Matter matter = new Matter(ids.applyAsLong(at), customer, at);
        matters.put(matter.id, matter);
        casesOf(customer).add(matter.id);
        return matter;
    }

    private Set<Long> referred(Said said) {
        Set<Long> referred = new LinkedHashSet<>();
        Stream.concat(said.received.references().stream(), said.received.parent().stream())
                .map(contacts::get)
                .filter(Objects::nonNull)
                .filter(one -> one.account.equals(said.account))
                .forEach(one -> referred.add(one.caseId));
        return referred;
    }

    private Joining weigh(Said said, long customer) {
        Set<Long> referred = referred(said);
        Set<Long> numbered = CaseNumbers.in(said.received.text());
        Set<Long> asked = new LinkedHashSet<>();
        casesOf(customer).descendingSet().stream()
                .filter(id -> !matter(id).said.isEmpty())
                .limit(NEWEST)
                .forEach(asked::add);
        asked.addAll(referred);
        asked.addAll(numbered);
        return weigh(said, customer, asked);
    }

    private Joining weigh(Said said, long customer, Collection<Long> asked) {
        Received received = said.received;
        Set<Long> referred = referred(said);
        Set<Long> numbered = CaseNumbers.in(received.text());
        Story.Question question = new Story.Question(received.kind(), customer, Set.of(), referred, numbered);
        List<Candidate> candidates = asked.stream()
                .map(matters::get)
                .filter(matter -> matter != null && !matter.said.isEmpty())
                .map(matter -> matter.story(said)
                        .candidate(question, topic -> topics.find(topic).map(Topic::halfLife)))
                .toList();
        boolean open = received.visibility() == Visibility.PUBLIC;
        Contact contact = new Contact(said.at(), open, true, said.words, said.topic, said.numbers);
        watcher.weighing(received.externalId(), contact, candidates);
        return Joining.decide(contact, candidates);
    }

    /** Cases follow their interactions, as these follow their identities. */
    void regroup(Collection<Long> customers, boolean merged) {
        List<Matter> concerned = customers.stream()
                .flatMap(customer -> casesOf(customer).stream())
                .map(this::matter)
                .toList();
        Map<Long, Long> before = new HashMap<>();
        concerned.forEach(matter -> before.put(matter.id, matter.customer));
        concerned.forEach(this::regroup);
        if (merged) {
            reunite(concerned, before);
        }
    }

    /** Cases that were two customers' and are one's now: is the newer one the matter of an older one of the other? */
    private void reunite(List<Matter> concerned, Map<Long, Long> before) {
        List<Matter> inOrder = concerned.stream()
                .sorted(Comparator.comparing((Matter matter) -> matter.openedAt).thenComparing(matter -> matter.id))
                .toList();
        for (int i = 1; i < inOrder.size(); i++) {
            Matter newer = inOrder.get(i);
            List<Long> older = inOrder.subList(0, i).stream()
                    .filter(one -> !one.said.isEmpty() && one.customer == newer.customer)
                    .filter(one -> !Objects.equals(before.get(one.id), before.get(newer.id)))
                    .map(one -> one.id)
                    .toList();
            if (!newer.said.isEmpty() && !older.isEmpty()) {
                weigh(newer.said.get(0), newer.customer, older)
                        .caseId()
                        .map(this::matter)
                        .ifPresent(into -> List.copyOf(newer.said).forEach(one -> move(one, into)));
            }
        }
    }

    private void regroup(Matter matter) {
        Map<Long, Said> parts = new HashMap<>();
        matter.said.forEach(one -> parts.put(one.id, one));
        Regrouping regrouping = Regrouping.of(matter.said.stream()
                .map(one -> new Regrouping.Part(
                        one.id, Optional.of(customerOf.applyAsLong(one.identity)), Optional.empty()))
                .toList());
        regrouping.owner().ifPresent(owner -> belongsTo(matter, owner));
        regrouping.leaving().forEach((customer, leaving) -> {
            List<Said> said = leaving.stream().map(parts::get).toList();
            Matter theirs = said.get(0).formerly.stream()
                    .map(this::matter)
                    .filter(former -> former.said.isEmpty())
                    .findFirst()
                    .orElseGet(() -> open(customer, said.get(0).at()));
            belongsTo(theirs, customer);
            said.forEach(one -> move(one, theirs));
        });
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
