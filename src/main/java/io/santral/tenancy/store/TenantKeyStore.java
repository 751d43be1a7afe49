package io.santral.tenancy.store;

import io.santral.shared.Sql;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the wrapped data keys of the brand of the current scope. */
@ApplicationScoped
public class TenantKeyStore {
    @Inject
    @WithinBrand
    Sql sql;

    /** By version. */
    public Map<Integer, byte[]> wrapped(TenantId tenant) {
        return sql
                .list(
                        "SELECT version, wrapped FROM tenant_key WHERE tenant_id = ?",
                        row -> Map.entry(row.getInt(1), row.getBytes(2)),
                        tenant.value())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
