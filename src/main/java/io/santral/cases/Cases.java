package io.santral.cases;

import io.santral.cases.merging.Joining;
import io.santral.cases.model.SupportCase;
import io.santral.cases.store.CaseStore;
import io.santral.cases.store.VerdictStore;
import io.santral.channel.Account;
import io.santral.channel.Accounts;
import io.santral.customer.CustomerView;
import io.santral.customer.Customers;
import io.santral.intake.ContactReceived;
import io.santral.intake.InteractionChanged;
import io.santral.intake.InteractionView;
import io.santral.intake.Interactions;
import io.santral.intake.OwnMessageSeen;
import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The cases of a brand. */
@ApplicationScoped
@Transactional
public class Cases {
    private static final int PAGE = 100;

    /** Less likely than so, nobody is asked whether a case is the same matter. */
    private static final double ASKED = 0.2;

    @Inject
    CaseStore store;

    @Inject
    Matters matters;

    @Inject
    VerdictStore verdicts;

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

    void on(@Observes ContactReceived contact) {
        customers.lock(contact.customer());
        InteractionView said = interactions.find(contact.interaction()).orElseThrow(NotThere::new);
        Joining joining = matters.weigh(said, contact.customer(), contact.references());
        Instant now = now();
        Optional<Long> joined = joining.caseId();
        long id = joined.orElseGet(Ids::next);
        CaseRef ref = new CaseRef(contact.tenant(), id);
        if (joined.isEmpty()) {
            store.add(new SupportCase(id, contact.customer(), said.account(), said.text(), said.occurredAt()));
        } else {
            find(ref).heard(true, said.occurredAt(), now);
        }
        long link = store.link(said.id(), id, joining.reason(), Optional.of(JoiningJson.of(joining)), now);
        if (joining.outcome() == Joining.Outcome.SUGGEST) {
            ask(id, link, joining, now);
        }
        if (joined.isEmpty()) {
            news.opened.fire(new CaseOpened(ref, said.occurredAt()));
        }
        news.attached.fire(new InteractionAttached(ref, said.id(), true, said.occurredAt()));
    }

    /** Asks about the customer's own cases; one of somebody else's is no question about cases. */
    private void ask(long id, long link, Joining joining, Instant now) {
        joining.shown().stream()
                .filter(one -> one.posterior() >= ASKED)
                .forEach(one -> verdicts.suggest(id, one.id(), link, one.posterior(), now));
    }

    /** What the brand says belongs to the case of what it answers; what it says to nobody belongs to none. */
    void on(@Observes OwnMessageSeen own) {
        InteractionView said = interactions.find(own.interaction()).orElseThrow(NotThere::new);
        said.parent()
                .flatMap(parent -> interactions.find(said.account(), parent))
                .flatMap(parent -> store.caseOf(parent.id()))
                .ifPresent(id -> answered(own.tenant(), id, said));
    }

    void on(@Observes InteractionChanged change) {
        store.caseOf(change.interaction())
                .ifPresent(id -> news.changed.fire(new CaseChanged(new CaseRef(change.tenant(), id))));
    }

    private void answered(TenantId tenant, long id, InteractionView said) {
        CaseRef ref = new CaseRef(tenant, id);
        Instant now = now();
        find(ref).heard(false, said.occurredAt(), now);
        store.link(said.id(), id, "case.answer", Optional.empty(), now);
        news.attached.fire(new InteractionAttached(ref, said.id(), false, said.occurredAt()));
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
