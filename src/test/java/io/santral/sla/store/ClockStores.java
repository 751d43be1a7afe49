package io.santral.sla.store;

import javax.sql.DataSource;

/** Makes the store as the container does. */
public final class ClockStores {
    private ClockStores() {}

    public static ClockStore on(DataSource desk) {
        ClockStore store = new ClockStore();
        store.desk = desk;
        store.start();
        return store;
    }
}
