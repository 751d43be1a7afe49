package io.santral.intake.store;

import io.santral.shared.Sql;
import javax.sql.DataSource;

/** Makes the store as the container does. */
public final class HeldStores {
    private HeldStores() {}

    public static HeldStore on(DataSource desk, DataSource directory) {
        HeldStore store = new HeldStore();
        store.sql = new Sql(desk);
        store.overBrands = new Sql(directory);
        return store;
    }
}
