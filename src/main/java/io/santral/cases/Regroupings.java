package io.santral.cases;

import io.santral.cases.merging.Regrouping;
import io.santral.cases.merging.Regrouping.Part;
import io.santral.cases.model.SupportCase;
import io.santral.cases.store.CaseStore;
import io.santral.cases.store.CaseStore.Attached;
import io.santral.cases.store.ExposureStore;
import io.santral.customer.CustomersMoved;
import io.santral.shared.NotThere;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cases follow their interactions, as interactions follow their identities: in the transaction of the merge or its undoing, so that
 * nobody sees a case that is half one customer's and half another's.
 */
@ApplicationScoped
class Regroupings {
    @Inject
    CaseStore store;

    @Inject
    ExposureStore exposures;

    @Inject
    Moving moving;

    @Inject
    Reunions reunions;

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
        Map<Long, Long> before = new LinkedHashMap<>();
        for (long id : store.of(customers)) {
            before.put(id, regroup(moved, id));
        }
        if (moved.undone().isEmpty() && moved.since().isEmpty()) {
            reunions.look(moved.tenant(), before);
        }
    }

    /** The case becomes whose its interactions are; whose it was. */
    private long regroup(CustomersMoved moved, long id) {
        CaseRef ref = new CaseRef(moved.tenant(), id);
        SupportCase known = store.find(id).orElseThrow(NotThere::new);
        long before = known.customer();
        List<Part> parts = store.attached(id).stream().map(Attached::part).toList();
        Regrouping regrouping = Regrouping.of(parts);
        moved.since()
                .filter(since -> !regrouping.leaving().isEmpty())
                .ifPresent(since -> exposures.record(moved.undone(), ref, since));
        regrouping.owner().ifPresent(known::belongsTo);
        store.flush();
        // What somebody else wrote becomes a case of theirs: the one that it was in before, or a new one.
        regrouping
                .leaving()
                .forEach((customer, leaving) ->
                        moving.part(ref, customer, parts, leaving, moved.since().orElse(Instant.EPOCH)));
        if (regrouping.leaving().isEmpty()) {
            news.changed.fire(new CaseChanged(ref));
        } else {
            moving.settled(ref);
        }
        moving.askAnew(List.of(id));
        return before;
    }
}
