package io.santral.tenancy.store;

import io.santral.shared.StoreFailure;
import io.santral.tenancy.TenantId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Reads the wrapped data keys of the brand of the current scope. */
@ApplicationScoped
public class TenantKeyStore {
    @Resource(lookup = DataSources.DESK)
    DataSource desk;

    /** By version. */
    public Map<Integer, byte[]> wrapped(TenantId tenant) {
        try (Connection connection = desk.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT version, wrapped FROM tenant_key WHERE tenant_id = ?")) {
            query.setLong(1, tenant.value());
            Map<Integer, byte[]> keys = new TreeMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    keys.put(rows.getInt(1), rows.getBytes(2));
                }
            }
            return keys;
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}
