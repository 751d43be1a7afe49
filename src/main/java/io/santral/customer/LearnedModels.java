package io.santral.customer;

import io.santral.customer.matching.Model;
import io.santral.customer.matching.Shadow.Tally;
import io.santral.customer.store.ModelStore;
import io.santral.customer.store.ModelStore.Version;
import io.santral.security.Actors;
import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.shared.NotThere;
import io.santral.shared.Refused;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the engine has learned for a brand, version by version, and how to take it back. */
@ApplicationScoped
@Transactional
public class LearnedModels {
    /** As many nights are shown. */
    private static final int SHOWN = 60;

    @Inject
    ModelStore store;

    @Inject
    Models models;

    @Inject
    Actors actors;

    @Inject
    Clock clock;

    /** The newest versions first, and last the one that an installation begins with. */
    @Requires(Permission.LEAD)
    public List<ModelView> versions(OfTenant brand) {
        List<ModelView> all = new ArrayList<>();
        store.newest(SHOWN).forEach(version -> all.add(view(brand.tenant(), version)));
        all.add(shipped(brand.tenant(), store.current().isEmpty()));
        return List.copyOf(all);
    }

    /**
     * Makes an earlier version the current one, or one that a night has kept in the shadow; for 30 days no night makes another one
     * current by itself. What was decided meanwhile stays as it is.
     *
     * @throws Refused {@code model.current} if it is that, {@code model.rejected} if its shadow was worse, {@code reason.missing},
     *     {@code reason.long}
     */
    @Requires(value = Permission.OPERATE, audit = "model.chosen")
    public void choose(ModelRef ref, String reason) {
        String why = Merges.checked(reason);
        long person = actors.current().person();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String state = ref.id() == ModelRef.SHIPPED
                ? store.current().isEmpty() ? "CURRENT" : "RETIRED"
                : store.lock(ref.id()).orElseThrow(NotThere::new).state();
        if (state.equals("CURRENT") || state.equals("REJECTED")) {
            throw state.equals("CURRENT") ? new Refused("model.current", "") : new Refused("model.rejected", "");
        }
        store.retire(now, person, why);
        if (ref.id() != ModelRef.SHIPPED) {
            store.use(ref.id(), now, person, why);
        }
        models.changed();
    }

    private static ModelView shipped(TenantId tenant, boolean current) {
        ModelView.Merged nothing = new ModelView.Merged(0, 0, 1);
        return new ModelView(
                new ModelRef(tenant, ModelRef.SHIPPED),
                Model.shipped().version(),
                Optional.empty(),
                0,
                0,
                0,
                0,
                nothing,
                nothing,
                "",
                current ? "CURRENT" : "RETIRED",
                "shipped",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static ModelView view(TenantId tenant, Version version) {
        return new ModelView(
                new ModelRef(tenant, version.id()),
                version.version(),
                Optional.of(version.madeAt()),
                version.strangers(),
                version.matches(),
                version.judged(),
                version.report().known(),
                merged(version.report().candidate()),
                merged(version.report().current()),
                version.comparedWith(),
                version.state(),
                version.verdict(),
                version.movedAt(),
                version.person(),
                version.reason());
    }

    private static ModelView.Merged merged(Tally tally) {
        return new ModelView.Merged(tally.merged(), tally.wrong(), tally.bound());
    }
}
