package io.santral.tenancy.store;

import io.santral.shared.Sql;
import io.santral.tenancy.OverBrands;
import io.santral.tenancy.Tenant;
import io.santral.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Reads the names and states of all brands. */
@ApplicationScoped
public class TenantDirectory {
    @Inject
    @OverBrands
    Sql sql;

    public List<Tenant> all() {
        return sql.list(
                "SELECT id, alias, name, state FROM tenant ORDER BY alias",
                row -> new Tenant(
                        new TenantId(row.getLong("id")),
                        row.getString("alias"),
                        row.getString("name"),
                        Tenant.State.valueOf(row.getString("state"))));
    }
}
