package io.santral.cases;

import io.santral.cases.Moving.Home;
import io.santral.cases.Moving.Why;
import io.santral.cases.merging.Regrouping;
import io.santral.cases.model.SupportCase;
import io.santral.cases.store.CaseStore;
import io.santral.cases.store.CaseStore.Attached;
import io.santral.cases.store.ExposureStore;
import io.santral.customer.CustomersMoved;
import io.santral.shared.NotThere;
import io.santral.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
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
    Moving moving;

    @Inject
    CaseNews news;

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
        // What somebody else wrote becomes a case of theirs: the one that it was in before, or a new one.
        regrouping.leaving().forEach((customer, leaving) -> {
            Home home = moving.home(tenant, customer, leaving);
            moving.home(home, customer, leaving, new Why(PARTED, Optional.empty()));
        });
        if (regrouping.leaving().isEmpty()) {
            news.changed.fire(new CaseChanged(ref));
        } else {
            moving.settled(ref);
        }
        moving.askAnew(List.of(id));
    }
}
