package io.santral.tenancy.provision;

import io.santral.tenancy.file.App;
import io.santral.tenancy.file.Brand;
import io.santral.tenancy.file.Person;
import io.santral.tenancy.file.Pool;
import io.santral.tenancy.file.Staff;
import io.santral.tenancy.file.TenantFiles;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can only be said when every brand has been written: the applications of all (a name may have gone from one owner to another),
 * pools that serve nobody any more, people who stand in no file any more.
 */
final class ClosingUnit {
    private final Sql sql;
    private final Plan plan;

    ClosingUnit(Sql sql, Plan plan) {
        this.sql = sql;
        this.plan = plan;
    }

    void write(TenantFiles files) throws SQLException {
        apps(files);
        pools(files);
        people(files);
    }

    private void apps(TenantFiles files) throws SQLException {
        Map<String, Long> tenants = new HashMap<>();
        sql.list("SELECT alias, id FROM tenant", row -> tenants.put(row.getString(1), row.getLong(2)));
        Map<List<Object>, List<@Nullable Object>> wanted = new LinkedHashMap<>();
        files.apps().forEach(app -> put(app, null, wanted));
        Set<Long> absent = new HashSet<>(tenants.values());
        for (Brand brand : files.brands()) {
            Long tenant = tenants.get(brand.alias());
            absent.remove(tenant);
            brand.apps().forEach(app -> put(app, tenant, wanted));
        }
        // A brand without a folder keeps what it has; it may be on another branch of the files.
        String within = absent.isEmpty()
                ? "TRUE"
                : "(tenant_id IS NULL OR tenant_id NOT IN ("
                        + String.join(",", absent.stream().map(String::valueOf).toList()) + "))";
        for (List<Object> key : wanted.keySet()) {
            Optional<String> owner = sql.first(
                    "SELECT t.alias FROM channel_app a JOIN tenant t ON t.id = a.tenant_id"
                            + " WHERE a.channel = ? AND a.app = ? AND NOT " + within,
                    row -> row.getString(1),
                    key.toArray());
            if (owner.isPresent()) {
                throw new CannotApply("the application " + key.get(1) + " is brand " + owner.get()
                        + "'s, which has no folder here; choose another name");
            }
        }
        new Rows(
                        "channel_app",
                        List.of("channel", "app"),
                        List.of("tenant_id", "verify_token", "app_secret", "previous_app_secret"),
                        within)
                .align(sql, wanted, OperatorUnit.NAME, key -> "application " + key.get(0) + " " + key.get(1), plan);
    }

    private static void put(App app, @Nullable Long tenant, Map<List<Object>, List<@Nullable Object>> wanted) {
        wanted.put(
                List.of(app.channel(), app.app()),
                Arrays.asList(tenant, app.verifyToken(), app.appSecret(), app.previousAppSecret()));
    }

    private void pools(TenantFiles files) throws SQLException {
        Set<String> wanted =
                new HashSet<>(files.pools().stream().map(Pool::alias).toList());
        for (String alias : sql.list("SELECT alias FROM pool ORDER BY alias", row -> row.getString(1))) {
            if (wanted.contains(alias)) {
                continue;
            }
            Optional<String> brand = sql.first(
                    "SELECT t.alias FROM pool p JOIN pool_tenant s ON s.pool_id = p.id JOIN tenant t ON t.id = s.tenant_id"
                            + " WHERE p.alias = ? ORDER BY t.alias",
                    row -> row.getString(1),
                    alias);
            if (brand.isPresent()) {
                plan.warn("pool " + alias + " stays: it serves brand " + brand.get() + ", which has no folder here");
                continue;
            }
            sql.run("DELETE FROM pool WHERE alias = ?", alias);
            plan.add(OperatorUnit.NAME, Change.Sign.REMOVED, "pool " + alias);
        }
    }

    private void people(TenantFiles files) throws SQLException {
        record Known(long id, String username) {}
        Set<String> wanted = new HashSet<>();
        files.staff().stream().map(Staff::person).map(Person::username).forEach(wanted::add);
        files.brands().stream()
                .filter(brand -> !brand.state().equals("left"))
                .forEach(brand -> brand.clients().forEach(client -> wanted.add(client.username())));
        for (Known person : sql.list(
                "SELECT id, username FROM person p WHERE state = 'ACTIVE' AND NOT EXISTS"
                        + " (SELECT 1 FROM person_grant g WHERE g.person_id = p.id) ORDER BY username",
                row -> new Known(row.getLong(1), row.getString(2)))) {
            if (!wanted.contains(person.username())) {
                sql.run("UPDATE person SET state = 'LOCKED' WHERE id = ?", person.id());
                plan.add(
                        OperatorUnit.NAME,
                        Change.Sign.CHANGED,
                        "person " + person.username() + ": state ACTIVE → LOCKED");
            }
        }
    }
}
