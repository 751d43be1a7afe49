package io.santral.tenancy.store;

import io.santral.shared.Sql;
import io.santral.tenancy.Tenant;
import io.santral.tenancy.TenantId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import javax.sql.DataSource;

/** Reads the names and states of all brands. */
@ApplicationScoped
public class TenantDirectory {
    @Resource(lookup = DataSources.DIRECTORY)
    DataSource directory;

    public List<Tenant> all() {
        return new Sql(directory)
                .list(
                        "SELECT id, alias, name, state FROM tenant ORDER BY alias",
                        row -> new Tenant(
                                new TenantId(row.getLong("id")),
                                row.getString("alias"),
                                row.getString("name"),
                                Tenant.State.valueOf(row.getString("state"))));
    }
}
