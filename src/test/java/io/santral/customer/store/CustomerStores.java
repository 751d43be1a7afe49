package io.santral.customer.store;

import io.santral.customer.matching.Index;
import io.santral.shared.Sql;
import javax.sql.DataSource;

/** Makes the stores as the container does. */
public final class CustomerStores {
    private CustomerStores() {}

    public static CustomerStore customers(DataSource desk) {
        CustomerStore store = new CustomerStore();
        store.sql = new Sql(desk);
        return store;
    }

    public static KeyIndex index(DataSource desk) {
        KeyIndex index = new KeyIndex();
        index.sql = new Sql(desk);
        return index;
    }

    public static OddsStore odds(DataSource desk) {
        OddsStore store = new OddsStore();
        store.sql = new Sql(desk);
        return store;
    }

    public static VerificationStore verifications(DataSource desk) {
        VerificationStore store = new VerificationStore();
        store.sql = new Sql(desk);
        return store;
    }

    public static CodeStore codes(DataSource desk) {
        CodeStore store = new CodeStore();
        store.sql = new Sql(desk);
        return store;
    }

    public static DecisionStore decisions(DataSource desk) {
        DecisionStore store = new DecisionStore();
        store.sql = new Sql(desk);
        return store;
    }

    public static ModelStore models(DataSource desk) {
        ModelStore store = new ModelStore();
        store.sql = new Sql(desk);
        return store;
    }

    public static NightStore nights(DataSource desk) {
        NightStore store = new NightStore();
        store.sql = new Sql(desk);
        return store;
    }

    public static AuditStore audits(DataSource desk) {
        AuditStore store = new AuditStore();
        store.sql = new Sql(desk);
        return store;
    }

    public static PoolStore pool(DataSource desk, DataSource directory) {
        PoolStore store = new PoolStore();
        store.own = new Sql(desk);
        store.overBrands = new Sql(directory);
        return store;
    }

    /** How a key stands in the tables. */
    public static long stored(Index.Key key) {
        return KeyIndex.stored(key);
    }
}
