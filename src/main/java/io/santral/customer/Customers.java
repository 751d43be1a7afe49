package io.santral.customer;

import io.santral.customer.linking.Forest.Edge;
import io.santral.customer.matching.Decision;
import io.santral.customer.matching.Index;
import io.santral.customer.matching.Keys;
import io.santral.customer.matching.Matcher;
import io.santral.customer.matching.Profile;
import io.santral.customer.store.CustomerStore;
import io.santral.customer.store.CustomerStore.Cause;
import io.santral.customer.store.DecisionStore;
import io.santral.customer.store.DecisionStore.Decided;
import io.santral.customer.store.KeyIndex;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.tenancy.TenantKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

    private static final String FIRST_CONTACT = "customer.first-contact";
    private static final String RECOGNISED = "customer.recognised";

    /** SipHash's key, of the brand's secret. */
    private static final int SECRET = 16;

    /** One automatic merge in so many is shown to a person, for an unbiased figure of how often the engine is wrong. */
    private static final int AUDITED = 200;

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

    /**
     * Whose identity this is: the customer that it is linked to, one that the engine recognises, or a new one. Two workers that
     * meet the same new identity at once end with one: the unique key decides, and the loser reads what the winner wrote. Two that
     * meet two identities with a proven key in common wait for each other.
     */
    public Recognised recognise(Sighting sighting) {
        Optional<Recognised> known = known(sighting);
        if (known.isPresent()) {
            return known.get();
        }
        long identity = Ids.next();
        if (!store.add(identity, sighting)) {
            return known(sighting)
                    .orElseThrow(
                            () -> new IllegalStateException("an identity without a customer: its link was revoked"));
        }
        List<Feature> features = store.learn(identity, sighting.features());
        Keys hashed = new Keys(Arrays.copyOf(keys.secret("identity-keys"), SECRET));
        Profile profile = new Profile(identity, features);
        Index.Filing filing = hashed.filed(profile);
        index.claim(filing.keys().stream()
                .filter(Index.Probe::retrieve)
                .map(Index.Probe::key)
                .toList());
        Decision decision = new Matcher(hashed).decide(profile, index, models.current());
        index.file(identity, filing);
        return born(identity, sighting, decision);
    }

    private Recognised born(long identity, Sighting sighting, Decision decision) {
        boolean nobody = decision.customer().isEmpty();
        if (nobody) {
            store.link(identity, identity, Optional.empty(), sighting.at());
            return new Recognised(identity, identity, FIRST_CONTACT);
        }
        boolean merge = decision.outcome() == Decision.Outcome.MERGE;
        long decided = decisions.add(new Decided(
                identity,
                decision.customer().stream().boxed().findFirst(),
                Explanations.of(decision),
                sighting.at(),
                merge && identity % AUDITED == 0));
        if (!merge) {
            store.link(identity, identity, Optional.empty(), sighting.at());
            decision.suggestions()
                    .forEach(one -> decisions.suggest(identity, one.customer(), decided, one.posterior()));
            return new Recognised(identity, identity, FIRST_CONTACT);
        }
        // Whoever merges or takes apart the customer meanwhile holds this lock: then it may lead elsewhere.
        store.lock(decision.customer().getAsLong());
        long customer = store.current(decision.customer().getAsLong()).orElseThrow(NotThere::new);
        Edge edge = new Edge(Ids.next(), identity, decision.customer().getAsLong());
        store.merge(edge, new Cause("AUTO", RECOGNISED, Optional.of(decided), Optional.empty(), sighting.at()));
        store.link(identity, customer, Optional.of(edge.id()), sighting.at());
        return new Recognised(identity, customer, RECOGNISED);
    }

    private Optional<Recognised> known(Sighting sighting) {
        return store.find(sighting.namespace(), sighting.value()).map(found -> {
            if (!store.learn(found.identity(), sighting.features()).isEmpty()) {
                refile(found.identity());
            }
            return new Recognised(found.identity(), found.customer(), KNOWN_IDENTITY);
        });
    }

    /** More is known of it than before: it can be found by more. */
    private void refile(long identity) {
        Keys hashed = new Keys(Arrays.copyOf(keys.secret("identity-keys"), SECRET));
        index.file(identity, hashed.filed(new Profile(identity, store.features(identity))));
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
