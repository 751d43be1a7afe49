package io.santral.intake.store;

import io.santral.shared.Sql;
import io.santral.tenancy.TenantKeys;
import javax.sql.DataSource;

/** Makes the store as the container does. */
public final class HeldStores {
    private HeldStores() {}

    public static HeldStore on(DataSource desk, DataSource directory, TenantKeys keys) {
        HeldStore store = new HeldStore();
        store.sql = new Sql(desk);
        store.overBrands = new Sql(directory);
        store.payloads = new Payloads();
        store.payloads.keys = keys;
        return store;
    }
}
