package io.santral.customer;

import io.santral.customer.linking.Forest.Edge;
import io.santral.customer.matching.Decision;
import io.santral.customer.matching.Index;
import io.santral.customer.matching.Keys;
import io.santral.customer.matching.Line;
import io.santral.customer.matching.Lot;
import io.santral.customer.matching.Matcher;
import io.santral.customer.matching.Profile;
import io.santral.customer.reading.Patterns;
import io.santral.customer.reading.Reader;
import io.santral.customer.store.CustomerStore;
import io.santral.customer.store.CustomerStore.Cause;
import io.santral.customer.store.CustomerStore.Known;
import io.santral.customer.store.DecisionStore;
import io.santral.customer.store.DecisionStore.Decided;
import io.santral.customer.store.KeyIndex;
import io.santral.shared.Fresh;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.tenancy.Settings;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantKeys;
import io.santral.tenancy.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The customers of a brand, and who is who. For work inside the brand's scope; screens see customers through cases and through
 * {@link Merges}.
 *
 * <p>Somebody writes: the identity is known, and so is whose it is; or it is new. A new identity is born with a customer of its own,
 * and the engine decides whether it is one that we know: then its customer is merged into theirs at once ({@code MERGE}); or it
 * asks a person ({@code SUGGEST}); or leaves it alone. Merges can be taken back in any order (see {@code linking.Forest}):
 * the identity goes back to the customer that it was born with. What a person says about two of them binds the engine for good.
 * Nothing is ever copied from one customer to another, and no number of a customer ever dies.
 */
@ApplicationScoped
@Transactional
public class Customers {
    /** The identity is the customer's own: the provider vouches for it. */
    private static final String KNOWN_IDENTITY = "customer.known-identity";

    static final String FIRST_CONTACT = "customer.first-contact";
    static final String RECOGNISED = "customer.recognised";

    /** SipHash's key, of the brand's secret. */
    private static final int SECRET = 16;

    private static final Duration PATTERNS_AGE = Duration.ofSeconds(10);

    /** One automatic merge in so many is shown to a person, for an unbiased figure of how often the engine is wrong. */
    static final int AUDITED = 200;

    @Inject
    CustomerStore store;

    @Inject
    KeyIndex index;

    @Inject
    DecisionStore decisions;

    @Inject
    TenantKeys keys;

    @Inject
    Models models;

    @Inject
    Settings settings;

    @Inject
    Event<CustomersMoved> moved;

    /** One entry a brand. */
    private final Map<TenantId, Fresh<Patterns>> patterns = new ConcurrentHashMap<>();

    /**
     * Whose identity this is: the customer that it is linked to, one that the engine recognises, or a new one. Two workers that
     * meet the same new identity at once end with one: the unique key decides, and the loser reads what the winner wrote. Two that
     * meet two identities with a proven key in common wait for each other. Of a telephone line it is whoever says that they call
     * ({@link Line}).
     */
    public Recognised recognise(Sighting sighting) {
        List<String> namespaces = Line.namespaces(sighting);
        for (int others = 0; others <= namespaces.size(); others++) {
            List<Known> there = store.find(namespaces, sighting.value());
            OptionalInt writer = Line.caller(there.stream().map(Known::features).toList(), sighting);
            if (writer.isPresent()) {
                return known(there.get(writer.getAsInt()), sighting);
            }
            Sighting told = Line.another(sighting, there.size());
            long identity = Ids.next();
            if (store.add(identity, told)) {
                if (there.size() == 1) {
                    store.learn(
                            there.get(0).identity(),
                            List.of(Line.shared(sighting)),
                            there.get(0).features());
                }
                return added(identity, told);
            }
        }
        throw new IllegalStateException("an identity without a customer: its link was revoked");
    }

    private Recognised added(long identity, Sighting sighting) {
        Profile profile = new Profile(identity, store.learn(identity, sighting.features(), List.of()));
        Keys hashed = hashed();
        KeyIndex.Claim claim = index.claimNew(identity, hashed.filed(profile));
        Decision decision = decide(profile, claim);
        claim.file();
        return born(identity, sighting, decision);
    }

    /** Of the brand's own list of customers no two are one, whatever they have in common: each other they are not shown. */
    private static Index shown(boolean registered, Index others) {
        return registered ? others.without(Index.Candidate::registered) : others;
    }

    private Decision decide(Profile profile, Index others) {
        boolean registered = RegisterEntry.isOne(profile.features());
        return new Matcher(hashed()).decide(profile, shown(registered, others), models.current());
    }

    private Lot lot() {
        return new Lot(Arrays.copyOf(keys.secret("merge-audits"), SECRET), AUDITED);
    }

    private Keys hashed() {
        return new Keys(Arrays.copyOf(keys.secret("identity-keys"), SECRET));
    }

    private Recognised born(long identity, Sighting sighting, Decision decision) {
        Optional<Edge> edge = merging(identity, decision, sighting.at());
        long customer = edge.map(made -> current(made.into())).orElse(identity);
        store.link(identity, customer, edge.map(Edge::id), sighting.at());
        return new Recognised(identity, customer, edge.isPresent() ? RECOGNISED : FIRST_CONTACT);
    }

    /** Writes down what was decided; the merge, if it is one. */
    private Optional<Edge> merging(long identity, Decision decision, Instant at) {
        if (decision.customer().isEmpty()) {
            return Optional.empty();
        }
        long customer = decision.customer().getAsLong();
        long decided = decisions.add(new Decided(identity, Optional.of(customer), Explanations.of(decision), at));
        ask(identity, decided, decision, at);
        if (decision.outcome() != Decision.Outcome.MERGE) {
            return Optional.empty();
        }
        if (lot().drawn(decided)) {
            decisions.audit(decided, at);
        }
        // Whoever merges or takes apart the customer meanwhile holds this lock: then it may lead elsewhere.
        store.lock(customer);
        Edge edge = new Edge(Ids.next(), identity, decision.member().orElse(customer));
        store.merge(edge, new Cause("AUTO", RECOGNISED, Optional.of(decided), Optional.empty(), at));
        return Optional.of(edge);
    }

    /** Asks a person about each customer that is likely, with what speaks for that one. */
    private void ask(long identity, long decided, Decision decision, Instant at) {
        List<DecisionStore.Likely> likely = new ArrayList<>();
        for (Decision.Suggestion one : decision.suggestions()) {
            boolean likeliest = decision.customer().getAsLong() == one.customer();
            long why = likeliest
                    ? decided
                    : decisions.add(
                            new Decided(identity, Optional.of(one.customer()), Explanations.of(decision, one), at));
            likely.add(new DecisionStore.Likely(one.customer(), one.posterior(), why));
        }
        if (!likely.isEmpty()) {
            decisions.suggest(identity, likely);
        }
    }

    /**
     * It is known now what a newcomer writes about. Who stands alone may be somebody who has a case about that very matter: a person
     * is asked, with all that speaks for it. Nothing is ever merged for it, since what somebody writes about proves nothing.
     *
     * @param matters by customer, how many bits more likely it is that they write this than that anybody does; at most 50 customers;
     *     looked for only if the identity stands alone
     */
    public void writesAbout(long identity, Supplier<Map<Long, Double>> matters, Instant at) {
        boolean alone = current(identity) == identity && alone(identity);
        Map<Long, Double> about = alone ? matters.get() : Map.of();
        if (about.isEmpty()) {
            return;
        }
        Profile profile = new Profile(identity, store.features(identity));
        Decision decision = new Matcher(hashed()).ask(profile, about, index.asItStands(), models.current());
        if (decision.customer().isPresent()) {
            decisions.overtake(identity, at);
            merging(identity, decision, at);
        }
    }

    private Recognised known(Known found, Sighting sighting) {
        List<Feature> news = store.learn(found.identity(), sighting.features(), found.features());
        if (!news.isEmpty() && more(found.identity(), found.customer(), found.features(), news, sighting.at())) {
            return new Recognised(found.identity(), current(found.identity()), RECOGNISED);
        }
        return new Recognised(found.identity(), found.customer(), KNOWN_IDENTITY);
    }

    /**
     * More is proven or said of an identity than when it was decided about. Who stands alone may turn out to be somebody we know, or
     * somebody to ask about: what was asked before is overtaken. A customer of several identities is a person's to merge: one is
     * asked.
     */
    private boolean reconsider(Profile profile, long customer, Index others, Instant at) {
        List<CustomerStore.Seen> standing = store.identities(customer);
        if (customer != profile.identity() || standing.size() > 1) {
            boolean registered =
                    standing.stream().anyMatch(seen -> seen.namespace().equals(RegisterEntry.NAMESPACE));
            Decision asked = new Matcher(hashed()).ask(profile, customer, shown(registered, others), models.current());
            asked.suggestions().forEach(one -> decisions.overtake(profile.identity(), one.customer(), at));
            merging(profile.identity(), asked, at);
            return false;
        }
        // Whoever is just being merged into it holds this lock: then it does not stand alone any longer.
        store.lock(customer);
        if (!alone(customer)) {
            return false;
        }
        Decision decision = decide(profile, others);
        if (decision.customer().isPresent()) {
            decisions.overtake(profile.identity(), at);
        }
        Optional<Edge> edge = merging(profile.identity(), decision, at);
        edge.ifPresent(made -> {
            long whole = current(made.into());
            store.relink(profile.identity(), whole, Optional.of(made.id()), at);
            moved.fire(new CustomersMoved(
                    TenantScope.current(),
                    List.of(new CustomersMoved.Move(profile.identity(), customer, whole)),
                    Optional.empty(),
                    Optional.empty()));
        });
        return edge.isPresent();
    }

    /**
     * A feature is proven from now on: what was claimed of the identity counts as verified, and it may turn out to be somebody
     * that we know. For {@link Verifications}.
     */
    void proven(long identity, Feature feature) {
        List<Feature> known = store.features(identity);
        List<Feature> news = store.learn(identity, List.of(feature), known);
        if (!news.isEmpty()) {
            more(identity, current(identity), known, news, feature.seen());
        }
    }

    /** What is known of an identity has become more; whether it was merged for that. */
    private boolean more(long identity, long customer, List<Feature> known, List<Feature> news, Instant at) {
        Profile profile = new Profile(
                identity, Stream.concat(known.stream(), news.stream()).toList());
        KeyIndex.Claim claim = index.claim(identity, hashed().filed(profile));
        boolean merged = reconsider(profile, customer, claim, at);
        claim.file();
        return merged;
    }

    private boolean alone(long customer) {
        return store.identities(customer).size() <= 1;
    }

    private long current(long customer) {
        return store.current(customer).orElseThrow(NotThere::new);
    }

    /**
     * What a text says about its writer: claims, which decide nothing alone.
     *
     * @param open whether the world reads it
     */
    public List<Feature> claims(String text, boolean open, Instant at) {
        return Reader.read(
                text,
                open ? Provenance.CLAIMED_PUBLIC : Provenance.CLAIMED_PRIVATE,
                patterns.computeIfAbsent(
                                TenantScope.current(),
                                tenant -> new Fresh<>(
                                        PATTERNS_AGE,
                                        () -> Patterns.read(
                                                settings.section("patterns").plain())))
                        .get(),
                at);
    }

    /**
     * The customer of the brand of the current scope, locked until the transaction ends: who decides about a customer's cases does
     * so one at a time.
     */
    public CustomerView lock(long customer) {
        return store.lock(customer).orElseThrow(NotThere::new);
    }

    /** The customer that the number leads to. */
    public Optional<CustomerView> find(long customer) {
        return store.current(customer).flatMap(store::customer);
    }
}
