package io.santral.tenancy.store;

import io.santral.shared.Sql;
import io.santral.tenancy.Section;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the sections that are in force for the brand of the current scope. */
@ApplicationScoped
public class SettingStore {
    @Inject
    @WithinBrand
    Sql sql;

    /** The newest version of every section, by name. */
    public Map<String, Section> newest(TenantId tenant) {
        return sql
                .list(
                        "SELECT s.section, s.version, s.document FROM tenant_setting s WHERE s.tenant_id = ? AND s.version ="
                                + " (SELECT MAX(n.version) FROM tenant_setting n"
                                + " WHERE n.tenant_id = s.tenant_id AND n.section = s.section)",
                        SettingStore::section,
                        tenant.value())
                .stream()
                .collect(Collectors.toMap(Section::name, Function.identity()));
    }

    private static Section section(ResultSet row) throws SQLException {
        try (JsonReader reader = Json.createReader(new StringReader(row.getString("document")))) {
            return new Section(row.getString("section"), row.getInt("version"), reader.readObject());
        }
    }
}
