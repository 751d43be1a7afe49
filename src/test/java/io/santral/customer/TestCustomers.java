package io.santral.customer;

import io.santral.customer.store.CustomerStores;
import io.santral.database.Told;
import io.santral.tenancy.TenantKeys;
import javax.sql.DataSource;

/** Makes {@link Customers} as the container does, over the tables of a desk: each is a node of its own. */
final class TestCustomers {
    private TestCustomers() {}

    static Customers on(DataSource desk, TenantKeys keys) {
        Customers customers = new Customers();
        customers.store = CustomerStores.customers(desk);
        customers.index = CustomerStores.index(desk);
        customers.decisions = CustomerStores.decisions(desk);
        customers.models = new Models();
        customers.models.store = CustomerStores.odds(desk);
        customers.models.versions = CustomerStores.models(desk);
        customers.moved = new Told<>();
        customers.keys = keys;
        return customers;
    }
}
