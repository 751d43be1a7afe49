package io.santral.tenancy;

import io.santral.shared.Fresh;
import io.santral.tenancy.store.SettingStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was applied from {@code tenants/}, for the brand of the current scope. */
@ApplicationScoped
public class Settings {
    private static final Duration AGE = Duration.ofSeconds(2);

    @Inject
    SettingStore store;

    /** One entry a brand: as many as the directory has, and each is small. */
    private final Map<TenantId, Fresh<Map<String, Section>>> byTenant = new ConcurrentHashMap<>();

    /** The newest version of the section; version 0 and an empty document if none was ever applied. At most 2 s old. */
    public Section section(String name) {
        TenantId tenant = TenantScope.current();
        Section section = byTenant.computeIfAbsent(tenant, id -> new Fresh<>(AGE, () -> store.newest(id)))
                .get()
                .get(name);
        return section != null ? section : new Section(name, 0, JsonValue.EMPTY_JSON_OBJECT);
    }
}
