package io.santral.tenancy;

import io.santral.shared.Fresh;
import io.santral.tenancy.store.TenantKeyStore;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Seals and opens what is secret, with the data keys of the brand of the current scope (wall 5). */
@ApplicationScoped
public class TenantKeys {
    /** An erased key serves no longer than this. */
    private static final Duration AGE = Duration.ofSeconds(2);

    @Inject
    @ConfigProperty(name = "santral.master.key")
    String masterKey;

    @Inject
    TenantKeyStore store;

    private MasterKey master;

    /** One entry a brand: as many as the directory has, and each is small. */
    private final Map<TenantId, Fresh<DataKeys>> byTenant = new ConcurrentHashMap<>();

    @PostConstruct
    void start() {
        master = MasterKey.of(masterKey);
    }

    /** As {@link DataKeys#seal}. */
    public byte[] seal(String table, long id, String name, byte[] content) {
        return current().seal(table, id, name, content);
    }

    /** As {@link DataKeys#open}. */
    public byte[] open(String table, long id, String name, byte[] sealed) {
        return current().open(table, id, name, sealed);
    }

    /** As {@link DataKeys#secret}. */
    public byte[] secret(String purpose) {
        return current().secret(purpose);
    }

    private DataKeys current() {
        return byTenant.computeIfAbsent(
                        TenantScope.current(),
                        tenant -> new Fresh<>(AGE, () -> DataKeys.of(tenant, store.wrapped(tenant), master)))
                .get();
    }
}
