package io.santral.intake.store;

import javax.sql.DataSource;

/** Makes the store as the container does. */
public final class HeldStores {
    private HeldStores() {}

    public static HeldStore on(DataSource desk, DataSource directory) {
        HeldStore store = new HeldStore();
        store.desk = desk;
        store.directory = directory;
        store.start();
        return store;
    }
}
