package io.santral.tenancy.provision;

import io.santral.shared.Ids;
import io.santral.tenancy.file.Pool;
import io.santral.tenancy.file.Staff;
import io.santral.tenancy.file.TenantFiles;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is the operator's own and must be there before the brands: pools, the operator's people, who works in which pool. */
final class OperatorUnit {
    static final String NAME = "operator";
    private final Sql sql;
    private final People people;
    private final Plan plan;

    OperatorUnit(Sql sql, People people, Plan plan) {
        this.sql = sql;
        this.people = people;
        this.plan = plan;
    }

    void write(TenantFiles files) throws SQLException {
        Map<String, Long> pools = new LinkedHashMap<>();
        for (Pool pool : files.pools()) {
            pools.put(pool.alias(), pool(pool));
        }
        Map<List<Object>, List<@Nullable Object>> places = new LinkedHashMap<>();
        Map<List<String>, String> labels = new LinkedHashMap<>();
        for (Staff staff : files.staff()) {
            long person = people.put(staff.person(), "STAFF", NAME, plan);
            for (String alias : staff.pools()) {
                Long pool = pools.get(alias);
                if (pool == null) {
                    throw new CannotApply("there is no pool " + alias);
                }
                places.put(List.of(pool, person), List.of());
            }
        }
        sql.list(
                "SELECT p.id, q.id, q.alias, p.username FROM person p CROSS JOIN pool q WHERE p.kind = 'STAFF'",
                row -> labels.put(
                        List.of(row.getString(2), row.getString(1)),
                        row.getString(4) + " in pool " + row.getString(3)));
        new Rows("pool_member", List.of("pool_id", "person_id"), List.of(), "TRUE")
                .align(
                        sql,
                        places,
                        NAME,
                        key -> labels.getOrDefault(
                                key.stream().map(String::valueOf).toList(), "a place in a pool"),
                        plan);
    }

    private long pool(Pool pool) throws SQLException {
        record Known(long id, String name) {}
        Optional<Known> known = sql.first(
                "SELECT id, name FROM pool WHERE alias = ?",
                row -> new Known(row.getLong(1), row.getString(2)),
                pool.alias());
        if (known.isEmpty()) {
            long id = Ids.next();
            sql.run("INSERT INTO pool (id, alias, name) VALUES (?, ?, ?)", id, pool.alias(), pool.name());
            plan.add(NAME, Change.Sign.ADDED, "pool " + pool.alias() + " (" + pool.name() + ")");
            return id;
        }
        if (!known.get().name().equals(pool.name())) {
            sql.run(
                    "UPDATE pool SET name = ? WHERE id = ?",
                    pool.name(),
                    known.get().id());
            plan.add(
                    NAME,
                    Change.Sign.CHANGED,
                    "pool " + pool.alias() + ": name " + known.get().name() + " → " + pool.name());
        }
        return known.get().id();
    }
}
