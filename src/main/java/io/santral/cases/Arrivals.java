package io.santral.cases;

import io.santral.cases.merging.Joining;
import io.santral.cases.model.SupportCase;
import io.santral.cases.store.CaseStore;
import io.santral.customer.Customers;
import io.santral.intake.ContactReceived;
import io.santral.intake.InteractionChanged;
import io.santral.intake.InteractionView;
import io.santral.intake.Interactions;
import io.santral.intake.OwnMessageSeen;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What comes in finds its case, or opens one, in the transaction in which it became an interaction. */
@ApplicationScoped
class Arrivals {
    @Inject
    CaseStore store;

    @Inject
    Matters matters;

    @Inject
    Interactions interactions;

    @Inject
    Customers customers;

    @Inject
    CaseNews news;

    @Inject
    Clock clock;

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
            store.find(id).orElseThrow(NotThere::new).heard(true, said.occurredAt(), now);
        }
        long link = store.link(said.id(), id, joining.reason(), Optional.of(JoiningJson.of(joining)), now);
        matters.ask(id, link, joining);
        if (joined.isEmpty()) {
            // A new matter of somebody who stands alone may be the old one of somebody whom we know.
            customers.writesAbout(contact.identity(), () -> matters.whose(said, contact.customer()), said.occurredAt());
            news.opened.fire(new CaseOpened(ref, said.occurredAt()));
        }
        news.attached.fire(new InteractionAttached(ref, said.id(), true, said.occurredAt()));
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
        store.find(id).orElseThrow(NotThere::new).heard(false, said.occurredAt(), now);
        store.link(said.id(), id, "case.answer", Optional.empty(), now);
        news.attached.fire(new InteractionAttached(ref, said.id(), false, said.occurredAt()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
