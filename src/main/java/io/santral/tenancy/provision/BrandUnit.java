package io.santral.tenancy.provision;

import io.santral.shared.Ids;
import io.santral.tenancy.DataKeys;
import io.santral.tenancy.MasterKey;
import io.santral.tenancy.SecretFolder;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.file.Account;
import io.santral.tenancy.file.Brand;
import io.santral.tenancy.file.Person;
import io.santral.tenancy.file.Staff;
import io.santral.tenancy.file.TenantFiles;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One brand: its row, its key, its settings, its accounts with their tokens, its people, its pools. */
final class BrandUnit {
    /** How many conversations of a brand are worked on at once, at most; a conversation hashes to one lane (see intake_lane). */
    static final int LANES = 16;

    private static final String SECRETS = "channel_secret";

    private final Sql sql;
    private final People people;
    private final MasterKey master;
    private final SecretFolder secrets;
    private final String by;
    private final Plan plan;

    BrandUnit(Sql sql, People people, MasterKey master, SecretFolder secrets, String by, Plan plan) {
        this.sql = sql;
        this.people = people;
        this.master = master;
        this.secrets = secrets;
        this.by = by;
        this.plan = plan;
    }

    void write(Brand brand, TenantFiles files) throws SQLException {
        TenantId tenant = tenant(brand);
        DataKeys keys = keys(tenant, brand);
        sections(tenant, brand);
        accounts(tenant, brand, keys);
        grants(tenant, brand, files);
        pools(tenant, brand);
        lanes(tenant);
    }

    /** The brand has left: it loses its people, and keeps everything else. */
    void takeOut(TenantId tenant, String alias) throws SQLException {
        sql.run("UPDATE tenant SET state = 'LEFT' WHERE id = ?", tenant.value());
        plan.add(alias, Change.Sign.CHANGED, "brand: state → LEFT");
        plan.touch(tenant.value(), "brand");
        alignGrants(tenant, alias, Map.of(), Map.of());
    }

    private TenantId tenant(Brand brand) throws SQLException {
        record Known(long id, String name, String state) {}
        String state = brand.state().toUpperCase(Locale.ROOT);
        Optional<Known> known = sql.first(
                "SELECT id, name, state FROM tenant WHERE alias = ? FOR UPDATE",
                row -> new Known(row.getLong(1), row.getString(2), row.getString(3)),
                brand.alias());
        if (known.isEmpty()) {
            long id = Ids.next();
            sql.run(
                    "INSERT INTO tenant (id, alias, name, state, created_at) VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6))",
                    id,
                    brand.alias(),
                    brand.name(),
                    state);
            plan.add(brand.alias(), Change.Sign.ADDED, "brand (" + brand.name() + ", " + state + ")");
            plan.touch(id, "brand");
            return new TenantId(id);
        }
        long id = known.get().id();
        change(brand, id, "name", known.get().name(), brand.name());
        change(brand, id, "state", known.get().state(), state);
        return new TenantId(id);
    }

    private void change(Brand brand, long id, String column, String before, String after) throws SQLException {
        if (!before.equals(after)) {
            sql.run("UPDATE tenant SET " + column + " = ? WHERE id = ?", after, id);
            plan.add(brand.alias(), Change.Sign.CHANGED, "brand: " + column + " " + before + " → " + after);
            plan.touch(id, "brand");
        }
    }

    private DataKeys keys(TenantId tenant, Brand brand) throws SQLException {
        Map<Integer, byte[]> wrapped = new TreeMap<>();
        sql.list(
                "SELECT version, wrapped FROM tenant_key WHERE tenant_id = ?",
                row -> wrapped.put(row.getInt(1), row.getBytes(2)),
                tenant.value());
        if (wrapped.isEmpty()) {
            wrapped.put(1, DataKeys.generate(tenant, 1, master));
            sql.run(
                    "INSERT INTO tenant_key (tenant_id, version, wrapped, created_at) VALUES (?, 1, ?, UTC_TIMESTAMP(6))",
                    tenant.value(),
                    wrapped.get(1));
            plan.add(brand.alias(), Change.Sign.ADDED, "data key");
        }
        return DataKeys.of(tenant, wrapped, master);
    }

    private void sections(TenantId tenant, Brand brand) throws SQLException {
        record Known(int version, String document) {}
        Map<String, Known> newest = new HashMap<>();
        sql.list(
                "SELECT s.section, s.version, s.document FROM tenant_setting s WHERE s.tenant_id = ? AND s.version ="
                        + " (SELECT MAX(n.version) FROM tenant_setting n"
                        + " WHERE n.tenant_id = s.tenant_id AND n.section = s.section)",
                row -> newest.put(row.getString(1), new Known(row.getInt(2), row.getString(3))),
                tenant.value());
        for (Map.Entry<String, String> section : brand.sections().entrySet()) {
            Known known = newest.get(section.getKey());
            if (known != null && known.document().equals(section.getValue())) {
                continue;
            }
            int version = known == null ? 1 : known.version() + 1;
            sql.run(
                    "INSERT INTO tenant_setting (tenant_id, section, version, document, applied_at, applied_by)"
                            + " VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6), ?)",
                    tenant.value(),
                    section.getKey(),
                    version,
                    section.getValue(),
                    by);
            plan.touch(tenant.value(), section.getKey());
            if (known == null) {
                plan.add(brand.alias(), Change.Sign.ADDED, "section " + section.getKey());
            } else {
                SectionDifference.between(known.document(), section.getValue())
                        .forEach(line -> plan.add(
                                brand.alias(), Change.Sign.CHANGED, "section " + section.getKey() + " " + line));
            }
        }
    }

    private void accounts(TenantId tenant, Brand brand, DataKeys keys) throws SQLException {
        record Known(long id, String name, String app, String state) {}
        Map<String, Known> known = new LinkedHashMap<>();
        sql.list(
                "SELECT id, channel, external_id, name, app, state FROM channel_account WHERE tenant_id = ? ORDER BY id",
                row -> known.put(
                        row.getString(2) + " " + row.getString(3),
                        new Known(row.getLong(1), row.getString(4), row.getString(5), row.getString(6))),
                tenant.value());
        Set<String> kept = new HashSet<>();
        for (Account account : brand.accounts()) {
            String label = account.channel() + " " + account.externalId();
            kept.add(label);
            Known row = known.get(label);
            long id;
            if (row == null) {
                id = connect(tenant, brand, account, label);
            } else {
                id = row.id();
                account(tenant, brand, id, label, "name", row.name(), account.name());
                account(tenant, brand, id, label, "app", row.app(), account.app());
                account(tenant, brand, id, label, "state", row.state(), "ACTIVE");
            }
            tokens(tenant, brand, id, label, account.secrets(), keys);
        }
        for (Map.Entry<String, Known> row : known.entrySet()) {
            if (!kept.contains(row.getKey())) {
                long id = row.getValue().id();
                account(tenant, brand, id, row.getKey(), "state", row.getValue().state(), "DISCONNECTED");
                tokens(tenant, brand, id, row.getKey(), Map.of(), keys);
            }
        }
    }

    private long connect(TenantId tenant, Brand brand, Account account, String label) throws SQLException {
        Optional<String> other = sql.first(
                "SELECT t.alias FROM channel_account a JOIN tenant t ON t.id = a.tenant_id"
                        + " WHERE a.channel = ? AND a.external_id = ?",
                row -> row.getString(1),
                account.channel(),
                account.externalId());
        if (other.isPresent()) {
            throw new CannotApply("account " + label + " of brand " + brand.alias() + " is brand " + other.get()
                    + "'s, with its history; an account never changes its brand");
        }
        long id = Ids.next();
        sql.run(
                "INSERT INTO channel_account (tenant_id, id, channel, external_id, app, name) VALUES (?, ?, ?, ?, ?, ?)",
                tenant.value(),
                id,
                account.channel(),
                account.externalId(),
                account.app(),
                account.name());
        plan.add(brand.alias(), Change.Sign.ADDED, "account " + label + " (" + account.name() + ")");
        plan.touch(tenant.value(), "channels");
        return id;
    }

    private void account(
            TenantId tenant, Brand brand, long id, String label, String column, String before, String after)
            throws SQLException {
        if (!before.equals(after)) {
            sql.run(
                    "UPDATE channel_account SET " + column + " = ? WHERE tenant_id = ? AND id = ?",
                    after,
                    tenant.value(),
                    id);
            plan.add(
                    brand.alias(),
                    Change.Sign.CHANGED,
                    "account " + label + ": " + column + " " + before + " → " + after);
            plan.touch(tenant.value(), "channels");
        }
    }

    /** Seals anew only what differs from the opened old value, so that a second apply writes nothing. */
    private void tokens(
            TenantId tenant, Brand brand, long account, String label, Map<String, String> wanted, DataKeys keys)
            throws SQLException {
        Map<String, byte[]> sealed = new TreeMap<>();
        sql.list(
                "SELECT name, sealed FROM channel_secret WHERE tenant_id = ? AND account_id = ?",
                row -> sealed.put(row.getString(1), row.getBytes(2)),
                tenant.value(),
                account);
        for (Map.Entry<String, String> secret : wanted.entrySet()) {
            String name = secret.getKey();
            byte[] value = secrets.find(secret.getValue())
                    .orElseThrow(() -> new CannotApply("there is no secret " + secret.getValue()))
                    .getBytes(StandardCharsets.UTF_8);
            byte[] old = sealed.remove(name);
            if (old != null && MessageDigest.isEqual(keys.open(SECRETS, account, name, old), value)) {
                continue;
            }
            sql.run(
                    "INSERT INTO channel_secret (tenant_id, account_id, name, sealed, changed_at)"
                            + " VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6))"
                            + " ON DUPLICATE KEY UPDATE sealed = VALUES(sealed), changed_at = VALUES(changed_at)",
                    tenant.value(),
                    account,
                    name,
                    keys.seal(SECRETS, account, name, value));
            plan.add(
                    brand.alias(),
                    old == null ? Change.Sign.ADDED : Change.Sign.CHANGED,
                    "account " + label + ": secret " + name);
            plan.touch(tenant.value(), "channels");
        }
        for (String name : sealed.keySet()) {
            sql.run(
                    "DELETE FROM channel_secret WHERE tenant_id = ? AND account_id = ? AND name = ?",
                    tenant.value(),
                    account,
                    name);
            plan.add(brand.alias(), Change.Sign.REMOVED, "account " + label + ": secret " + name);
            plan.touch(tenant.value(), "channels");
        }
    }

    private void grants(TenantId tenant, Brand brand, TenantFiles files) throws SQLException {
        Map<List<Object>, List<@Nullable Object>> wanted = new LinkedHashMap<>();
        Map<String, String> names = new HashMap<>();
        if (!brand.state().equals("left")) {
            for (Staff staff : files.staff()) {
                Optional<String> role = staff.role(brand.alias());
                if (role.isPresent()) {
                    grant(
                            people.put(staff.person(), "STAFF", OperatorUnit.NAME, plan),
                            role.get().toUpperCase(Locale.ROOT).replace('-', '_'),
                            staff.person(),
                            wanted,
                            names);
                }
            }
            for (Person client : brand.clients()) {
                grant(people.put(client, "CLIENT", brand.alias(), plan), "BRAND_CLIENT", client, wanted, names);
            }
        }
        alignGrants(tenant, brand.alias(), wanted, names);
    }

    private static void grant(
            long id,
            String role,
            Person person,
            Map<List<Object>, List<@Nullable Object>> wanted,
            Map<String, String> names) {
        wanted.put(List.of(id, role), List.of());
        names.put(Long.toString(id), person.username());
    }

    private void alignGrants(
            TenantId tenant,
            String alias,
            Map<List<Object>, List<@Nullable Object>> wanted,
            Map<String, String> wantedNames)
            throws SQLException {
        Map<String, String> names = new HashMap<>(wantedNames);
        sql.list(
                "SELECT p.id, p.username FROM person p JOIN person_grant g ON g.person_id = p.id WHERE g.tenant_id = ?",
                row -> names.put(row.getString(1), row.getString(2)),
                tenant.value());
        Map<List<Object>, List<@Nullable Object>> rows = new LinkedHashMap<>();
        wanted.forEach((key, nothing) -> rows.put(List.of(tenant.value(), key.get(0), key.get(1)), nothing));
        boolean differs = new Rows(
                        "person_grant",
                        List.of("tenant_id", "person_id", "role"),
                        List.of(),
                        "tenant_id = " + tenant.value())
                .align(
                        sql,
                        rows,
                        alias,
                        key -> "grant " + key.get(2) + " to " + names.get(String.valueOf(key.get(1))),
                        plan);
        if (differs) {
            plan.touch(tenant.value(), "people");
        }
    }

    private void pools(TenantId tenant, Brand brand) throws SQLException {
        Map<String, Long> ids = new HashMap<>();
        Map<String, String> aliases = new HashMap<>();
        sql.list("SELECT id, alias FROM pool", row -> {
            ids.put(row.getString(2), row.getLong(1));
            return aliases.put(row.getString(1), row.getString(2));
        });
        Map<List<Object>, List<@Nullable Object>> wanted = new LinkedHashMap<>();
        for (String pool : brand.pools()) {
            Long id = ids.get(pool);
            if (id == null) {
                throw new CannotApply("there is no pool " + pool);
            }
            wanted.put(List.of(tenant.value(), id), List.of(wanted.size()));
        }
        sql.first(
                        "SELECT p.alias, COUNT(*) FROM queue_entry q JOIN pool p ON p.id = q.pool_id WHERE q.tenant_id = ?"
                                + " AND q.pool_id NOT IN ("
                                + String.join(
                                        ",",
                                        wanted.keySet().stream()
                                                .map(key -> key.get(1).toString())
                                                .toList())
                                + ") GROUP BY p.alias ORDER BY p.alias",
                        row -> "pool " + row.getString(1) + " still holds " + row.getLong(2) + " open cases of brand "
                                + brand.alias() + "; move or close them before it stops to serve the brand",
                        tenant.value())
                .ifPresent(text -> {
                    throw new CannotApply(text);
                });
        boolean differs = new Rows(
                        "pool_tenant",
                        List.of("tenant_id", "pool_id"),
                        List.of("priority"),
                        "tenant_id = " + tenant.value())
                .align(
                        sql,
                        wanted,
                        brand.alias(),
                        key -> "served by pool " + aliases.get(String.valueOf(key.get(1))),
                        plan);
        if (differs) {
            plan.touch(tenant.value(), "routing");
        }
    }

    private void lanes(TenantId tenant) throws SQLException {
        Set<Integer> there = new HashSet<>(
                sql.list("SELECT lane FROM intake_lane WHERE tenant_id = ?", row -> row.getInt(1), tenant.value()));
        for (int lane = 0; lane < LANES; lane++) {
            if (!there.contains(lane)) {
                sql.run("INSERT INTO intake_lane (tenant_id, lane) VALUES (?, ?)", tenant.value(), lane);
            }
        }
    }
}
