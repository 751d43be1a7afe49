package io.santral.cases;

import io.santral.cases.merging.Regrouping;
import io.santral.cases.model.SupportCase;
import io.santral.cases.store.CaseStore;
import io.santral.cases.store.CaseStore.Attached;
import io.santral.cases.store.ExposureStore;
import io.santral.customer.CustomersMoved;
import io.santral.intake.InteractionView;
import io.santral.intake.Interactions;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.tenancy.PersonScope;
import io.santral.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Cases follow their interactions, as interactions follow their identities: in the transaction of the merge or its undoing, so that
 * nobody sees a case that is half one customer's and half another's.
 */
@ApplicationScoped
class Regroupings {
    private static final String PARTED = "case.customers-parted";

    @Inject
    CaseStore store;

    @Inject
    ExposureStore exposures;

    @Inject
    Interactions interactions;

    @Inject
    CaseNews news;

    @Inject
    Clock clock;

    void on(@Observes CustomersMoved moved) {
        Set<Long> customers = new LinkedHashSet<>();
        for (CustomersMoved.Move move : moved.moves()) {
            customers.add(move.from());
            customers.add(move.to());
        }
        if (customers.isEmpty()) {
            return;
        }
        for (long id : store.of(customers)) {
            regroup(moved, id);
        }
    }

    private void regroup(CustomersMoved moved, long id) {
        TenantId tenant = moved.tenant();
        CaseRef ref = new CaseRef(tenant, id);
        SupportCase known = store.find(id).orElseThrow(NotThere::new);
        Regrouping regrouping =
                Regrouping.of(store.attached(id).stream().map(Attached::part).toList());
        moved.since()
                .filter(since -> !regrouping.leaving().isEmpty())
                .ifPresent(since -> exposures.record(moved.undone(), ref, since));
        regrouping.owner().ifPresent(known::belongsTo);
        store.flush();
        regrouping.leaving().forEach((customer, leaving) -> leave(tenant, customer, leaving));
        if (!regrouping.leaving().isEmpty()) {
            news.regrouped.fire(standing(ref, known));
        }
        news.changed.fire(new CaseChanged(ref));
    }

    /** What somebody else wrote becomes a case of theirs: the one that it was in before, or a new one. */
    private void leave(TenantId tenant, long customer, List<Long> leaving) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Long> person = PersonScope.open().stream().boxed().findFirst();
        List<InteractionView> said = interactions.of(leaving);
        Optional<Long> former = store.formerCase(leaving.get(0));
        long id = former.orElseGet(Ids::next);
        CaseRef ref = new CaseRef(tenant, id);
        InteractionView first = said.get(0);
        if (former.isEmpty()) {
            store.add(new SupportCase(id, customer, first.account(), first.text(), first.occurredAt()));
        }
        leaving.forEach(interaction -> store.move(interaction, id, PARTED, person, now));
        SupportCase theirs = store.find(id).orElseThrow(NotThere::new);
        theirs.belongsTo(customer);
        said.forEach(one -> theirs.heard(one.inbound(), one.occurredAt()));
        store.flush();
        if (former.isPresent()) {
            news.regrouped.fire(standing(ref, theirs));
            news.changed.fire(new CaseChanged(ref));
            return;
        }
        news.opened.fire(new CaseOpened(ref, first.occurredAt()));
        said.forEach(
                one -> news.attached.fire(new InteractionAttached(ref, one.id(), one.inbound(), one.occurredAt())));
    }

    /** How the case stands by what it has now. */
    CaseRegrouped standing(CaseRef ref, SupportCase known) {
        List<Instant> asked = new ArrayList<>();
        List<Instant> answered = new ArrayList<>();
        for (Attached one : store.attached(ref.id())) {
            (one.part().customer().isPresent() ? asked : answered).add(one.at());
        }
        Optional<Instant> askedLast = asked.isEmpty() ? Optional.empty() : Optional.of(asked.get(asked.size() - 1));
        boolean waits =
                known.open() && askedLast.isPresent() && answered.stream().noneMatch(at -> at.isAfter(askedLast.get()));
        return new CaseRegrouped(
                ref, asked.stream().findFirst(), askedLast, answered.stream().findFirst(), known.closedAt(), waits);
    }
}
