package io.santral.routing.store;

import javax.sql.DataSource;

/** Makes the stores as the container does. */
public final class QueueStores {
    private QueueStores() {}

    public static QueueStore on(DataSource desk) {
        QueueStore store = new QueueStore();
        store.desk = desk;
        store.start();
        return store;
    }

    public static UnifiedQueue over(DataSource directory) {
        UnifiedQueue queue = new UnifiedQueue();
        queue.directory = directory;
        queue.start();
        return queue;
    }
}
