package io.santral.bench.stream;

import io.santral.customer.Feature;
import io.santral.customer.RegisterEntry;
import io.santral.customer.Sighting;
import io.santral.customer.linking.Forest;
import io.santral.customer.linking.Forest.Edge;
import io.santral.customer.matching.Decision;
import io.santral.customer.matching.Decision.Suggestion;
import io.santral.customer.matching.Index;
import io.santral.customer.matching.Keys;
import io.santral.customer.matching.Line;
import io.santral.customer.matching.Matcher;
import io.santral.customer.matching.Model;
import io.santral.customer.matching.Profile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * One brand's customers in memory, taken in step by step as {@code customer.Customers} and {@code customer.Merges} do it over the
 * database: a new identity is decided about once; one that stands alone is decided about again when more is proven of it; a
 * person's word binds, and is undone in any order.
 */
final class Clientele {
    private static final Keys KEYS = new Keys("a brand's secret".getBytes(StandardCharsets.US_ASCII));

    /**
     * Who wrote.
     *
     * @param decision about them; empty if there was nothing to decide
     * @param asked who else they may be
     */
    record Recognised(long identity, Optional<Decision> decision, List<Suggestion> asked) {
        Recognised(long identity, Optional<Decision> decision) {
            this(identity, decision, decision.map(Decision::suggestions).orElse(List.of()));
        }
    }

    private record Address(String namespace, String value) {}

    private static final class Identity {
        private Profile profile;
        private long customer;
        private Optional<Edge> merge = Optional.empty();

        Identity(Profile profile) {
            this.profile = profile;
            this.customer = profile.identity();
        }
    }

    /**
     * Customers are not the same people any longer.
     *
     * @param undone a merge was taken back; false where one was made
     * @param at when that merge was made
     */
    record Moved(Set<Long> customers, boolean undone, Instant at) {}

    private final ToLongFunction<Instant> ids;
    private final Map<Long, Instant> madeAt = new HashMap<>();
    private final Consumer<Moved> moved;
    private final Model model = Model.shipped();
    private final Matcher matcher = new Matcher(KEYS);
    private final Map<Address, Identity> addresses = new HashMap<>();
    private final Map<Long, Identity> identities = new HashMap<>();
    private final Map<Long, NavigableSet<Long>> members = new HashMap<>();
    private final Map<Long, Set<Long>> differences = new HashMap<>();
    private final MemoryKeys index = new MemoryKeys(this::customerOf, this::profiles, this::apart);

    /**
     * @param ids for what is made at a time
     * @param moved hears of customers who are not the same people any longer
     */
    Clientele(ToLongFunction<Instant> ids, Consumer<Moved> moved) {
        this.ids = ids;
        this.moved = moved;
    }

    /** Whose the identity is now. */
    long customerOf(long identity) {
        return found(identity).customer;
    }

    Recognised recognise(Sighting sighting) {
        List<Identity> there = Line.namespaces(sighting).stream()
                .flatMap(namespace -> Stream.ofNullable(addresses.get(new Address(namespace, sighting.value()))))
                .toList();
        OptionalInt known =
                Line.caller(there.stream().map(one -> one.profile.features()).toList(), sighting);
        if (known.isPresent()) {
            return known(there.get(known.getAsInt()), sighting);
        }
        if (there.size() == 1) {
            Identity line = there.get(0);
            line.profile = new Profile(
                    line.profile.identity(), distinct(line.profile.features(), List.of(Line.shared(sighting))));
        }
        return added(Line.another(sighting, there.size()));
    }

    private Recognised added(Sighting sighting) {
        Address address = new Address(sighting.namespace(), sighting.value());
        long id = ids.applyAsLong(sighting.at());
        Identity born = new Identity(new Profile(id, distinct(List.of(), sighting.features())));
        addresses.put(address, born);
        identities.put(id, born);
        members.put(id, new TreeSet<>(Set.of(id)));
        return new Recognised(id, Optional.of(decided(born, sighting.at())));
    }

    /** Whether the identity has a customer of its own, who has no other. */
    boolean alone(long identity) {
        return customerOf(identity) == identity && members(identity).size() == 1;
    }

    /** Who a newcomer may be by what they write about, by customer in bits; empty if that changes nothing. */
    List<Suggestion> writesAbout(long identity, Map<Long, Double> matters) {
        return matters.isEmpty()
                ? List.of()
                : matcher.ask(found(identity).profile, matters, index, model).suggestions();
    }

    /** A customer of the brand's register: one of their own, by the brand's word. */
    void enrol(Sighting entry) {
        long id = ids.applyAsLong(entry.at());
        Identity born = new Identity(new Profile(id, entry.features()));
        addresses.put(new Address(entry.namespace(), entry.value()), born);
        identities.put(id, born);
        members.put(id, new TreeSet<>(Set.of(id)));
        index.file(id, KEYS.filed(born.profile));
    }

    /** Whose the register's number is. */
    Optional<Long> enrolled(String number) {
        return Optional.ofNullable(addresses.get(new Address("register", number)))
                .map(known -> known.customer);
    }

    private Recognised known(Identity known, Sighting sighting) {
        List<Feature> before = known.profile.features();
        List<Feature> all = distinct(before, sighting.features());
        long id = known.profile.identity();
        if (all.size() == before.size()) {
            return new Recognised(id, Optional.empty());
        }
        known.profile = new Profile(id, all);
        if (alone(id)) {
            return new Recognised(id, Optional.of(decided(known, sighting.at())));
        }
        boolean registered = profiles(known.customer).stream().anyMatch(one -> RegisterEntry.isOne(one.features()));
        Decision asked = matcher.ask(
                known.profile, known.customer, registered ? index.without(Index.Candidate::registered) : index, model);
        index.file(id, KEYS.filed(known.profile));
        return new Recognised(id, Optional.empty(), asked.suggestions());
    }

    /** What was known already stays as it was first seen. */
    private static List<Feature> distinct(List<Feature> before, List<Feature> more) {
        Set<List<Object>> known = new HashSet<>();
        before.forEach(feature -> known.add(same(feature)));
        List<Feature> all = new ArrayList<>(before);
        more.stream().filter(feature -> known.add(same(feature))).forEach(all::add);
        return all;
    }

    private static List<Object> same(Feature feature) {
        return List.of(feature.kind(), feature.provenance(), feature.value());
    }

    private Decision decided(Identity newcomer, Instant at) {
        long id = newcomer.profile.identity();
        Decision decision = matcher.decide(newcomer.profile, index, model);
        index.file(id, KEYS.filed(newcomer.profile));
        if (decision.outcome() == Decision.Outcome.MERGE) {
            join(id, decision.member().orElseThrow(), at);
        }
        return decision;
    }

    /** They are one, says a person or the engine. The second's number stays. */
    Optional<Edge> join(long from, long into, Instant at) {
        Forest forest = forest(List.of(customerOf(from), customerOf(into)));
        long edge = ids.applyAsLong(at);
        madeAt.put(edge, at);
        Forest.Change change = forest.merge(edge, from, into);
        apply(change);
        return change.made().stream().findFirst();
    }

    /** A person's merge overrules what was said before. */
    Optional<Edge> merge(long from, long into, Instant at) {
        Optional<Edge> edge = join(from, into, at);
        NavigableSet<Long> all = members(customerOf(into));
        all.forEach(one -> differences.getOrDefault(one, new HashSet<>()).removeAll(all));
        return edge;
    }

    /** Takes a merge back, for good. Nothing, if it does not stand any longer. */
    void undo(Edge merge) {
        Forest forest = forest(List.of(customerOf(merge.from())));
        NavigableSet<Long> side = forest.below(merge.from());
        NavigableSet<Long> others = new TreeSet<>(forest.whole(merge.from()));
        others.removeAll(side);
        Forest.Change change = forest.undo(merge.id());
        if (!change.isNothing()) {
            apply(change);
            differ(side, others);
        }
    }

    /** They are two, and stay so. */
    void setApart(long one, long other) {
        if (customerOf(one) != customerOf(other)) {
            differ(members(customerOf(one)), members(customerOf(other)));
        }
    }

    private void differ(Set<Long> side, Set<Long> others) {
        for (long one : side) {
            for (long other : others) {
                differences.computeIfAbsent(one, id -> new HashSet<>()).add(other);
                differences.computeIfAbsent(other, id -> new HashSet<>()).add(one);
            }
        }
    }

    private Forest forest(Collection<Long> roots) {
        Set<Long> born = new TreeSet<>();
        roots.forEach(root -> born.addAll(members(root)));
        return new Forest(
                born, born.stream().flatMap(one -> found(one).merge.stream()).toList());
    }

    private void apply(Forest.Change change) {
        Set<Long> undone = new HashSet<>(change.undone());
        Set<Long> concerned = new TreeSet<>();
        for (Forest.Move move : change.moves()) {
            Identity one = found(move.born());
            one.merge = one.merge.filter(edge -> !undone.contains(edge.id()));
            one.customer = move.to();
            members(move.from()).remove(move.born());
            members.computeIfAbsent(move.to(), id -> new TreeSet<>()).add(move.born());
            concerned.addAll(List.of(move.from(), move.to()));
        }
        change.made().forEach(edge -> found(edge.from()).merge = Optional.of(edge));
        Instant at = Stream.concat(
                        change.undone().stream(), change.made().stream().map(Edge::id))
                .flatMap(edge -> Stream.ofNullable(madeAt.get(edge)))
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
        moved.accept(new Moved(concerned, !change.undone().isEmpty(), at));
    }

    private Set<Long> apart(long identity) {
        Set<Long> customers = new HashSet<>();
        differences.getOrDefault(identity, Set.of()).forEach(other -> customers.add(customerOf(other)));
        return customers;
    }

    private List<Profile> profiles(long customer) {
        return members(customer).stream().map(one -> found(one).profile).toList();
    }

    private NavigableSet<Long> members(long customer) {
        return members.computeIfAbsent(customer, id -> new TreeSet<>());
    }

    private Identity found(long id) {
        return Optional.ofNullable(identities.get(id))
                .orElseThrow(() -> new IllegalStateException("no identity " + id));
    }
}
