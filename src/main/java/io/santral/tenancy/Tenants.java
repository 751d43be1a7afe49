package io.santral.tenancy;

import io.santral.shared.Fresh;
import io.santral.tenancy.store.TenantDirectory;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The directory of brands: who there is, over all walls, by name only. At most 2 s old. */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class Tenants {
    private static final Duration AGE = Duration.ofSeconds(2);

    @Inject
    TenantDirectory directory;

    private Fresh<List<Tenant>> all;

    @PostConstruct
    void start() {
        all = new Fresh<>(AGE, directory::all);
    }

    /** The brands that are served now, by alias. */
    public List<Tenant> active() {
        return all.get().stream()
                .filter(tenant -> tenant.state() == Tenant.State.ACTIVE)
                .toList();
    }

    public Optional<Tenant> find(TenantId id) {
        return all.get().stream().filter(tenant -> tenant.id().equals(id)).findFirst();
    }

    public Optional<Tenant> find(String alias) {
        return all.get().stream().filter(tenant -> tenant.alias().equals(alias)).findFirst();
    }

    void on(@Observes(during = TransactionPhase.AFTER_COMPLETION) SettingsApplied news) {
        all.expire();
    }
}
