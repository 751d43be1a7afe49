package io.santral.sla.store;

import io.santral.shared.Sql;
import javax.sql.DataSource;

/** Makes the store as the container does. */
public final class ClockStores {
    private ClockStores() {}

    public static ClockStore on(DataSource desk) {
        ClockStore store = new ClockStore();
        store.sql = new Sql(desk);
        return store;
    }
}
