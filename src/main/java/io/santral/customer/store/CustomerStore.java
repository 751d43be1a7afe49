package io.santral.customer.store;

import io.santral.customer.CustomerView;
import io.santral.customer.Sighting;
import io.santral.shared.Ids;
import io.santral.shared.Sql;
import io.santral.tenancy.TenantScope;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Identities, customers and their links, of the brand of the current scope. */
@ApplicationScoped
public class CustomerStore {
    /** An identity and the customer that its living link names. */
    public record Linked(long identity, long customer) {}

    @Inject
    @WithinBrand
    Sql sql;

    public Optional<Linked> find(String namespace, String value) {
        return sql.first(
                "SELECT i.id, l.customer_id FROM identity i JOIN identity_link l ON l.tenant_id = i.tenant_id AND l.living = i.id"
                        + " WHERE i.tenant_id = ? AND i.namespace = ? AND i.value = ?",
                row -> new Linked(row.getLong(1), row.getLong(2)),
                tenant(),
                namespace,
                value);
    }

    /** False if somebody else has just added it. */
    public boolean addIdentity(long id, Sighting sighting) {
        return sql.insert(
                "INSERT INTO identity (tenant_id, id, namespace, value, name, first_seen) VALUES (?, ?, ?, ?, ?, ?)",
                tenant(),
                id,
                sighting.namespace(),
                sighting.value(),
                sighting.name().orElse(null),
                sighting.at());
    }

    public void addCustomer(long id, Sighting sighting) {
        sql.update(
                "INSERT INTO customer (tenant_id, id, name, created_at) VALUES (?, ?, ?, ?)",
                tenant(),
                id,
                sighting.name().orElse(null),
                sighting.at());
    }

    public void link(long identity, long customer, String reason, Instant at) {
        sql.update(
                "INSERT INTO identity_link (tenant_id, id, identity_id, customer_id, polarity, origin, reason, created_at)"
                        + " VALUES (?, ?, ?, ?, 'SAME', 'AUTO', ?, ?)",
                tenant(),
                Ids.next(),
                identity,
                customer,
                reason,
                at);
    }

    public Optional<CustomerView> customer(long id) {
        return sql.first(
                "SELECT id, name FROM customer WHERE tenant_id = ? AND id = ?", CustomerStore::view, tenant(), id);
    }

    public Optional<CustomerView> lock(long id) {
        return sql.first(
                "SELECT id, name FROM customer WHERE tenant_id = ? AND id = ? FOR UPDATE",
                CustomerStore::view,
                tenant(),
                id);
    }

    private static CustomerView view(ResultSet row) throws SQLException {
        return new CustomerView(row.getLong("id"), Optional.ofNullable(row.getString("name")));
    }

    private static long tenant() {
        return TenantScope.current().value();
    }
}
