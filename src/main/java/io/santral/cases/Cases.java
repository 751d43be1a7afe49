package io.santral.cases;

import io.santral.cases.model.SupportCase;
import io.santral.cases.store.CaseStore;
import io.santral.channel.Account;
import io.santral.channel.Accounts;
import io.santral.customer.CustomerView;
import io.santral.customer.Customers;
import io.santral.intake.Interactions;
import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.shared.NotThere;
import io.santral.tenancy.OfTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The cases of a brand. What comes in finds its case by {@link Arrivals}. */
@ApplicationScoped
@Transactional
public class Cases {
    private static final int PAGE = 100;

    @Inject
    CaseStore store;

    @Inject
    Subjects subjects;

    @Inject
    Interactions interactions;

    @Inject
    Customers customers;

    @Inject
    Accounts accounts;

    @Inject
    CaseNews news;

    @Inject
    Clock clock;

    /** The case with its timeline, for the desk. */
    @Requires(value = Permission.SEE_CASES, audit = "case.seen")
    public CaseView view(CaseRef ref) {
        return read(ref);
    }

    /** The case as the brand's own people see it in the portal. */
    @Requires(value = Permission.SEE_SERVICE, audit = "case.seen")
    public CaseView viewForBrand(CaseRef ref) {
        return read(ref);
    }

    /** Settles the matter. Closing a closed case changes nothing. */
    @Requires(value = Permission.ANSWER, audit = "case.closed")
    public void close(CaseRef ref) {
        Instant now = now();
        if (find(ref).close(now)) {
            news.closed.fire(new CaseClosed(ref, now));
        }
    }

    /** The brand's newest cases, newest first; {@code before} is the last one of the page before (keyset paging). At most 100. */
    @Requires(Permission.SEE_SERVICE)
    public List<CaseSummary> newest(OfTenant brand, Optional<CaseRef> before, int limit) {
        return store.newest(before.map(CaseRef::id).orElse(Long.MAX_VALUE), Math.min(Math.max(limit, 1), PAGE));
    }

    /** Whether the interaction belongs to the case, for work inside the brand's scope. */
    public boolean holds(CaseRef ref, long interaction) {
        return store.caseOf(interaction).filter(id -> id == ref.id()).isPresent();
    }

    /**
     * For work inside the brand's scope.
     *
     * @throws NotThere if the brand has no such case
     */
    public void mustBeThere(CaseRef ref) {
        find(ref);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private SupportCase find(CaseRef ref) {
        return store.find(ref.id()).orElseThrow(NotThere::new);
    }

    private CaseView read(CaseRef ref) {
        SupportCase found = find(ref);
        Account account = accounts.find(found.account()).orElseThrow(NotThere::new);
        return new CaseView(
                ref,
                found.customer(),
                customers.find(found.customer()).flatMap(CustomerView::name),
                found.account(),
                account.name(),
                account.channel(),
                found.title(),
                found.open(),
                found.openedAt(),
                found.closedAt(),
                subjects.of(ref),
                store.wentTo(ref.id()).map(id -> new CaseRef(ref.tenant(), id)),
                interactions.of(store.interactions(found.id())));
    }
}
