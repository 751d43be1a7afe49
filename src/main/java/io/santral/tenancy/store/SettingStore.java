package io.santral.tenancy.store;

import io.santral.shared.StoreFailure;
import io.santral.tenancy.Section;
import io.santral.tenancy.TenantId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** Reads the sections that are in force for the brand of the current scope. */
@ApplicationScoped
public class SettingStore {
    @Resource(lookup = DataSources.DESK)
    DataSource desk;

    /** The newest version of every section, by name. */
    public Map<String, Section> newest(TenantId tenant) {
        try (Connection connection = desk.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT s.section, s.version, s.document FROM tenant_setting s WHERE s.tenant_id = ?"
                                + " AND s.version = (SELECT MAX(n.version) FROM tenant_setting n"
                                + " WHERE n.tenant_id = s.tenant_id AND n.section = s.section)")) {
            query.setLong(1, tenant.value());
            Map<String, Section> sections = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    try (JsonReader reader = Json.createReader(new StringReader(rows.getString(3)))) {
                        String name = rows.getString(1);
                        sections.put(name, new Section(name, rows.getInt(2), reader.readObject()));
                    }
                }
            }
            return sections;
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}
