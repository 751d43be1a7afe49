package io.santral.cases;

import io.santral.cases.Moving.Why;
import io.santral.cases.merging.Joining;
import io.santral.cases.merging.Reunion;
import io.santral.cases.model.SupportCase;
import io.santral.cases.store.CaseStore;
import io.santral.cases.store.CaseStore.Attached;
import io.santral.intake.InteractionView;
import io.santral.intake.Interactions;
import io.santral.shared.NotThere;
import io.santral.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Two customers turned out to be one: is a newer case of the one the matter of an older case of the other? The engine joins them if it is
 * sure, asks if it is not, and leaves alone what people have set apart. Taking back the merge takes it back.
 */
@ApplicationScoped
class Reunions {
    @Inject
    CaseStore store;

    @Inject
    Matters matters;

    @Inject
    Moving moving;

    @Inject
    Interactions interactions;

    /** @param before whose each case was */
    void look(TenantId tenant, Map<Long, Long> before) {
        Map<Long, Reunion.Side> sides = new HashMap<>();
        before.forEach((id, whose) -> side(id, whose).ifPresent(side -> sides.put(id, side)));
        Set<Long> gone = new HashSet<>();
        for (Reunion reunion : Reunion.of(List.copyOf(sides.values()))) {
            Reunion.Side newer = sides.get(reunion.newer());
            List<Long> older = new ArrayList<>(reunion.older());
            older.removeAll(gone);
            if (newer != null && look(tenant, newer, older)) {
                gone.add(reunion.newer());
            }
        }
    }

    private Optional<Reunion.Side> side(long id, long before) {
        List<Attached> has = store.attached(id);
        return has.stream()
                .filter(Attached::inbound)
                .findFirst()
                .map(first -> new Reunion.Side(id, before, first.part().interaction(), first.at(), has.size()));
    }

    /** Whether it was joined. */
    private boolean look(TenantId tenant, Reunion.Side newer, List<Long> older) {
        SupportCase known = store.find(newer.id()).orElseThrow(NotThere::new);
        older.removeIf(id -> store.find(id).orElseThrow(NotThere::new).customer() != known.customer());
        if (older.isEmpty()) {
            return false;
        }
        InteractionView said = interactions.find(newer.first()).orElseThrow(NotThere::new);
        Joining joining = matters.weigh(said, known.customer(), newer.id(), older);
        Optional<Long> into =
                joining.caseId().filter(id -> store.interactions(id).size() + newer.size() <= Reunion.MOST);
        into.ifPresent(id -> moving.join(
                new CaseRef(tenant, newer.id()), new CaseRef(tenant, id), Why.weighed(Moving.MERGED, joining)));
        matters.ask(newer.id(), store.linkOf(newer.first()).orElseThrow(NotThere::new), joining);
        return into.isPresent();
    }
}
