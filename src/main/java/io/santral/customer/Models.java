package io.santral.customer;

import io.santral.customer.Kind.Family;
import io.santral.customer.matching.Model;
import io.santral.customer.matching.OwnerOdds;
import io.santral.customer.matching.Thresholds;
import io.santral.customer.store.ModelStore;
import io.santral.customer.store.OddsStore;
import io.santral.shared.Fresh;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The model that decides for the brand of the current scope: the one that an installation begins with, or what the brand's nights
 * have made of it; and what the brand's people have said since about the engine's answers.
 */
@ApplicationScoped
class Models {
    private static final Logger LOG = Logger.getLogger(Models.class.getName());
    private static final Duration AGE = Duration.ofMinutes(1);

    @Inject
    OddsStore store;

    @Inject
    ModelStore versions;

    /** One entry a brand. */
    private final Map<TenantId, Fresh<Model>> byTenant = new ConcurrentHashMap<>();

    /** At most a minute old. */
    Model current() {
        return byTenant.computeIfAbsent(TenantScope.current(), tenant -> new Fresh<>(AGE, this::learned))
                .get();
    }

    /** Another version was made the current one: this node knows at once, the others within a minute. */
    void changed() {
        Optional.ofNullable(byTenant.get(TenantScope.current())).ifPresent(Fresh::expire);
    }

    private Model learned() {
        Model base = versions.current().flatMap(Models::read).orElse(Model.shipped());
        List<OddsStore.Count> counts = store.counts();
        OwnerOdds odds = base.owners();
        long answers = 0;
        for (OddsStore.Count count : counts) {
            odds = odds.after(count.family(), count.provenance(), count.same(), count.other());
            answers += count.same() + count.other();
        }
        return counts.isEmpty() ? base : base.with(odds, base.version() + "+" + answers);
    }

    /**
     * A version as it was stored. Of a model only the agreement and the calibration are learned in nights: what outcomes need is
     * the program's. A version that the program cannot read any more must not stop the desk: then the shipped one decides.
     */
    static Optional<Model> read(String content) {
        try {
            Model stored = Model.read(content);
            return Optional.of(
                    stored.with(OwnerOdds.shipped(), stored.version()).with(Thresholds.SHIPPED, stored.version()));
        } catch (IllegalArgumentException e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "tenant " + TenantScope.current() + ": a model that this program cannot read");
            return Optional.empty();
        }
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
