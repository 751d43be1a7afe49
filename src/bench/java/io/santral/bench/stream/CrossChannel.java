package io.santral.bench.stream;

import io.santral.bench.stream.Clientele.Recognised;
import io.santral.cases.merging.Joining;
import io.santral.cases.merging.Ranked;
import io.santral.channel.Account;
import io.santral.channel.InboundEvent.Received;
import io.santral.channel.InboundEvent.Visibility;
import io.santral.customer.Feature;
import io.santral.customer.Provenance;
import io.santral.customer.RegisterEntry;
import io.santral.customer.linking.Forest.Edge;
import io.santral.customer.matching.Decision.Suggestion;
import io.santral.customer.reading.Patterns;
import io.santral.customer.reading.Reader;
import io.santral.intake.Sightings;
import io.santral.shared.Ids;
import io.santral.stream.Contact;
import io.santral.stream.Entrance;
import io.santral.stream.Order;
import io.santral.stream.Registry;
import io.santral.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The CrossChannel engine with its rules and without its database: identities, merges, keys and cases are kept in memory, and what
 * decides ({@code customer.matching}, {@code customer.reading}, {@code customer.linking}, {@code cases.merging}, {@code cases.topic})
 * is the code that decides over the database. The brand has told its number patterns, and who its
 * customers are if {@code santral.stream.register} is true; nobody labels topics. What agents answer binds at once; the owner odds do not learn from it.
 */
public final class CrossChannel implements Engine {
    /** What the times in {@link Ids} count from. */
    private static final Instant IDS_BEGIN = Instant.parse("2020-01-01T00:00:00Z");

    /** An id has so many bits below its millisecond. */
    private static final int BELOW_TIME = 22;

    static final Patterns PATTERNS = Patterns.read(Map.of(
            "numbers",
            List.of(
                    number("order", Order.NUMBER_FORM),
                    number("cargo", Order.CARGO_FORM),
                    number("invoice", Order.INVOICE_FORM),
                    number("customer", Order.CUSTOMER_FORM))));

    private final Clientele clientele = new Clientele(this::id, moved -> cases().regroup(moved));
    private final Casebook casebook = new Casebook(this::id, clientele::customerOf, (id, contact, candidates) -> {});
    private final Map<String, Long> writers = new HashMap<>();
    private final Map<Set<String>, Edge> byHand = new HashMap<>();
    private Instant now = IDS_BEGIN;
    private long made;

    private static Map<String, String> number(String which, String pattern) {
        return Map.of("number", which, "pattern", pattern);
    }

    private Casebook cases() {
        return casebook;
    }

    /** As {@link Ids} makes them, by the stream's clock. */
    private long id(Instant at) {
        return (Duration.between(IDS_BEGIN, at).toMillis() << BELOW_TIME) + (made++ & ((1 << BELOW_TIME) - 1));
    }

    @Override
    public void learn(Registry registry) {
        if (Boolean.getBoolean("santral.stream.register")) {
            registry.holders()
                    .map(holder -> new RegisterEntry(
                            holder.customerNumber(),
                            Optional.of(holder.name()),
                            holder.login(),
                            holder.emails(),
                            holder.phones()))
                    .forEach(entry -> clientele.enrol(entry.sighting(now)));
        }
    }

    @Override
    public Optional<String> registered(String customerNumber) {
        return clientele.enrolled(customerNumber).map(Ids::text);
    }

    @Override
    public Answer receive(Contact contact) {
        Received received = contact.received();
        now = received.occurredAt();
        Account account = account(contact.entrance());
        boolean open = received.visibility() == Visibility.PUBLIC;
        List<Feature> claims = Reader.read(
                received.text(), open ? Provenance.CLAIMED_PUBLIC : Provenance.CLAIMED_PRIVATE, PATTERNS, now);
        Recognised who = clientele.recognise(Sightings.of(account, received, claims));
        writers.put(received.externalId(), who.identity());
        Joining joining = casebook.receive(name(account), received, who.identity(), claims);
        if (joining.caseId().isEmpty() && clientele.alone(who.identity())) {
            List<Suggestion> asked = clientele.writesAbout(who.identity(), casebook.whose(received.externalId()));
            who = asked.isEmpty() ? who : new Recognised(who.identity(), who.decision(), asked);
        }
        return answer(received.externalId(), who, joining);
    }

    static Account account(Entrance entrance) {
        return new Account(
                new TenantId(1), 1, entrance.channel(), entrance.account(), "stream", entrance.account(), true);
    }

    static String name(Account account) {
        return account.channel() + ":" + account.externalId();
    }

    private Answer answer(String contact, Recognised who, Joining joining) {
        Outcome outcome = who.decision()
                .map(decision -> switch (decision.outcome()) {
                    case MERGE -> Outcome.MERGE;
                    case SUGGEST -> Outcome.SUGGEST;
                    case APART -> Outcome.APART;
                })
                .orElse(Outcome.KNOWN);
        return answer(
                outcome,
                customerOf(contact),
                who.decision()
                        .filter(decision -> outcome == Outcome.MERGE)
                        .map(decision -> OptionalDouble.of(decision.posterior()))
                        .orElse(OptionalDouble.empty()),
                who.asked().stream()
                        .map(one -> new Suggested(Ids.text(one.customer()), one.posterior()))
                        .toList(),
                joining,
                casebook.caseOf(contact));
    }

    static Answer answer(
            Outcome outcome,
            String customer,
            OptionalDouble posterior,
            List<Suggested> suggested,
            Joining joining,
            long caseId) {
        boolean joined = joining.outcome() == Joining.Outcome.JOIN;
        return new Answer(
                outcome,
                customer,
                posterior,
                suggested,
                switch (joining.outcome()) {
                    case JOIN -> Matter.JOIN;
                    case SUGGEST -> Matter.SUGGEST;
                    case NEW -> Matter.NEW;
                },
                Ids.text(caseId),
                joined ? OptionalDouble.of(joining.ranked().get(0).posterior()) : OptionalDouble.empty(),
                joining.outcome() == Joining.Outcome.SUGGEST ? suggested(joining.shown()) : List.of(),
                Optional.of(Ids.text(caseId)));
    }

    @Override
    public List<Suggested> confirm(String contact, String customer) {
        long writer = writer(contact);
        if (clientele.customerOf(writer) == clientele.customerOf(id(customer))) {
            return List.of();
        }
        clientele.merge(clientele.customerOf(writer), id(customer), now);
        return suggested(casebook.asked(contact));
    }

    private static List<Suggested> suggested(List<Ranked> cases) {
        return cases.stream()
                .map(one -> new Suggested(Ids.text(one.id()), one.posterior()))
                .toList();
    }

    @Override
    public void refuse(String contact, String customer) {
        clientele.setApart(writer(contact), id(customer));
    }

    @Override
    public void confirmCase(String contact, String caseId) {
        casebook.move(contact, id(caseId));
    }

    /** A case that was only suggested was not joined. */
    @Override
    public void refuseCase(String contact, String caseId) {}

    @Override
    public void merge(String first, String second) {
        clientele
                .merge(clientele.customerOf(writer(second)), clientele.customerOf(writer(first)), now)
                .ifPresent(edge -> byHand.put(Set.of(first, second), edge));
    }

    @Override
    public void split(String first, String second) {
        Optional.ofNullable(byHand.remove(Set.of(first, second))).ifPresent(clientele::undo);
    }

    private long writer(String contact) {
        return Optional.ofNullable(writers.get(contact))
                .orElseThrow(() -> new IllegalStateException("no contact " + contact));
    }

    private static long id(String text) {
        return Ids.parse(text).orElseThrow(() -> new IllegalStateException(text + " is no id"));
    }

    @Override
    public String customerOf(String contact) {
        return Ids.text(clientele.customerOf(writer(contact)));
    }

    @Override
    public Set<String> casesOf(String contact) {
        return Set.of(Ids.text(casebook.caseOf(contact)));
    }
}
