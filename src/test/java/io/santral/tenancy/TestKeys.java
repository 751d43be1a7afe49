package io.santral.tenancy;

import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Data keys of the brands of a test, made when they are asked for; real ones, under a master key of this object's own. */
public final class TestKeys extends TenantKeys {
    private static final int BYTES = 32;

    private final MasterKey master = MasterKey.of(Base64.getEncoder().encodeToString(AesGcm.random(BYTES)));
    private final Map<TenantId, DataKeys> byTenant = new ConcurrentHashMap<>();

    @Override
    public byte[] seal(String table, long id, String name, byte[] content) {
        return keys().seal(table, id, name, content);
    }

    @Override
    public byte[] open(String table, long id, String name, byte[] sealed) {
        return keys().open(table, id, name, sealed);
    }

    @Override
    public byte[] secret(String purpose) {
        return keys().secret(purpose);
    }

    private DataKeys keys() {
        return byTenant.computeIfAbsent(
                TenantScope.current(),
                tenant -> DataKeys.of(tenant, Map.of(1, DataKeys.generate(tenant, 1, master)), master));
    }
}
