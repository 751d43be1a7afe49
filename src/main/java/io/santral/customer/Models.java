package io.santral.customer;

import io.santral.customer.Kind.Family;
import io.santral.customer.matching.Model;
import io.santral.customer.matching.OwnerOdds;
import io.santral.customer.store.OddsStore;
import io.santral.shared.Fresh;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The model that decides for the brand of the current scope: the one that an installation begins with, and what the brand's people
 * have said since about the engine's answers. Counts only: nothing of it names a value, and nothing crosses brands.
 */
@ApplicationScoped
class Models {
    private static final Duration AGE = Duration.ofMinutes(1);

    @Inject
    OddsStore store;

    /** One entry a brand. */
    private final Map<TenantId, Fresh<Model>> byTenant = new ConcurrentHashMap<>();

    Model current() {
        return byTenant.computeIfAbsent(TenantScope.current(), tenant -> new Fresh<>(AGE, this::learned))
                .get();
    }

    private Model learned() {
        Model shipped = Model.shipped();
        List<OddsStore.Count> counts = store.counts();
        OwnerOdds odds = shipped.owners();
        long answers = 0;
        for (OddsStore.Count count : counts) {
            odds = odds.after(count.family(), count.provenance(), count.same(), count.other());
            answers += count.same() + count.other();
        }
        return counts.isEmpty() ? shipped : shipped.with(odds, shipped.version() + "+" + answers);
    }

    /** A person has said whether they are one, of whom the engine thought this. What identified them counts, for or against. */
    void learn(Explanation explanation, boolean same) {
        OwnerOdds odds = Model.shipped().owners();
        explanation.evidence().stream()
                .filter(evidence -> odds.know(Family.valueOf(evidence.family())))
                .map(evidence -> new OddsStore.Count(
                        Family.valueOf(evidence.family()),
                        Provenance.valueOf(evidence.provenance()),
                        same ? 1 : 0,
                        same ? 0 : 1))
                .distinct()
                .forEach(store::add);
    }
}
