package io.santral.routing.store;

import io.santral.shared.Sql;
import javax.sql.DataSource;

/** Makes the stores as the container does. */
public final class QueueStores {
    private QueueStores() {}

    public static QueueStore on(DataSource desk) {
        QueueStore store = new QueueStore();
        store.sql = new Sql(desk);
        return store;
    }

    public static UnifiedQueue over(DataSource directory) {
        UnifiedQueue queue = new UnifiedQueue();
        queue.sql = new Sql(directory);
        return queue;
    }
}
