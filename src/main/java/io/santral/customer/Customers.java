package io.santral.customer;

import io.santral.customer.store.CustomerStore;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The customers of a brand. For work inside the brand's scope; screens see customers through cases. */
@ApplicationScoped
@Transactional
public class Customers {
    /** The identity is the customer's own: the provider vouches for it. */
    private static final String KNOWN_IDENTITY = "customer.known-identity";

    private static final String FIRST_CONTACT = "customer.first-contact";

    @Inject
    CustomerStore store;

    /**
     * Whose identity this is: the customer that it is linked to, or a new one. Two workers that meet the same new identity at
     * once end with one: the unique key decides, and the loser reads what the winner wrote.
     */
    public Recognised recognise(Sighting sighting) {
        Optional<Recognised> known = known(sighting);
        if (known.isPresent()) {
            return known.get();
        }
        long identity = Ids.next();
        if (!store.addIdentity(identity, sighting)) {
            return known(sighting)
                    .orElseThrow(
                            () -> new IllegalStateException("an identity without a customer: its link was revoked"));
        }
        long customer = Ids.next();
        store.addCustomer(customer, sighting);
        store.link(identity, customer, FIRST_CONTACT, sighting.at());
        return new Recognised(identity, customer, FIRST_CONTACT);
    }

    private Optional<Recognised> known(Sighting sighting) {
        return store.find(sighting.namespace(), sighting.value())
                .map(found -> new Recognised(found.identity(), found.customer(), KNOWN_IDENTITY));
    }

    /**
     * The customer of the brand of the current scope, locked until the transaction ends: who decides about a customer's cases does
     * so one at a time.
     */
    public CustomerView lock(long customer) {
        return store.lock(customer).orElseThrow(NotThere::new);
    }

    public Optional<CustomerView> find(long customer) {
        return store.customer(customer);
    }
}
