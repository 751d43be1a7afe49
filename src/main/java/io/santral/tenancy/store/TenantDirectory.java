package io.santral.tenancy.store;

import io.santral.shared.StoreFailure;
import io.santral.tenancy.Tenant;
import io.santral.tenancy.TenantId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads the names and states of all brands. */
@ApplicationScoped
public class TenantDirectory {
    @Resource(lookup = DataSources.DIRECTORY)
    DataSource directory;

    public List<Tenant> all() {
        try (Connection connection = directory.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT id, alias, name, state FROM tenant ORDER BY alias");
                ResultSet rows = query.executeQuery()) {
            List<Tenant> tenants = new ArrayList<>();
            while (rows.next()) {
                tenants.add(new Tenant(
                        new TenantId(rows.getLong(1)),
                        rows.getString(2),
                        rows.getString(3),
                        Tenant.State.valueOf(rows.getString(4))));
            }
            return tenants;
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}
