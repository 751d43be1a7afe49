package io.santral.cases;

import io.santral.cases.store.LinkStore;
import io.santral.customer.CustomerRef;
import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.shared.NotThere;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** What belongs together: which cases are a customer's, and why what they wrote is in them. */
@ApplicationScoped
@Transactional
public class CaseLinks {
    private static final int MOST_CASES = 20;

    @Inject
    LinkStore store;

    /** The customer's newest cases, newest first, at most 20. */
    @Requires(Permission.SEE_CASES)
    public List<CaseSummary> of(CustomerRef customer) {
        return store.casesOf(customer, MOST_CASES);
    }

    /**
     * Why each interaction of the case is in it, oldest first.
     *
     * @return empty for a case that holds nothing any more
     * @throws NotThere if there is no such case
     */
    @Requires(value = Permission.SEE_CASES, audit = "case.explained")
    public List<CaseLinkView> why(CaseRef ref) {
        if (!store.knows(ref)) {
            throw new NotThere();
        }
        return store.why(ref);
    }
}
