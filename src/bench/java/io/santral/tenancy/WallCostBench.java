package io.santral.tenancy;

import io.santral.database.Brands;
import io.santral.database.TestDatabase;
import io.santral.shared.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What wall 4 costs: the same statements on the tables themselves, as the owner, and through the views of a brand, as the
 * application's user, by turns in one run. Ten brands with 20,000 cases each.
 *
 * <p>On MariaDB only, whose sequence tables make the cases:
 * {@code mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.santral.tenancy.WallCostBench}
 */
public final class WallCostBench {
    private static final int BRANDS = 10;
    private static final int CASES = 20_000;
    private static final int ROUNDS = 10;
    private static final int RUNS = 100;

    private static final TestDatabase DATABASE = TestDatabase.instance();

    private WallCostBench() {}

    private interface Work {
        void run(Connection connection, int turn) throws SQLException;
    }

    public static void main(String[] arguments) throws Exception {
        TenantId brand = Brands.brand();
        cases(brand);
        for (int i = 1; i < BRANDS; i++) {
            cases(Brands.brand());
        }
        long tenant = brand.value();
        Map<String, Work> works = new LinkedHashMap<>();
        works.put(
                "point read",
                (connection, turn) -> read(
                        connection,
                        "SELECT id, title, state, opened_at FROM support_case WHERE tenant_id = ? AND id = ?",
                        tenant,
                        1 + turn * 7919L % CASES));
        works.put(
                "list of 50",
                (connection, turn) -> read(
                        connection,
                        "SELECT id, title, state, opened_at FROM support_case WHERE tenant_id = ? AND id < ?"
                                + " ORDER BY id DESC LIMIT 50",
                        tenant,
                        100 + turn * 7919L % (CASES - 100)));
        works.put(
                "insert",
                (connection, turn) -> write(
                        connection,
                        "INSERT INTO customer (tenant_id, id, name, created_at) VALUES (?, ?, 'Ayşe', UTC_TIMESTAMP(6))",
                        tenant,
                        Ids.next()));
        works.put(
                "update",
                (connection, turn) -> write(
                        connection,
                        "UPDATE support_case SET version = version + 1 WHERE tenant_id = ? AND id = ?",
                        tenant,
                        1 + turn * 7919L % CASES));
        TenantScope.call(brand, () -> compare(works));
        System.exit(0);
    }

    private static boolean compare(Map<String, Work> works) throws SQLException {
        try (Connection tables = DATABASE.owner().getConnection();
                Connection views = DATABASE.desk().getConnection()) {
            for (Map.Entry<String, Work> work : works.entrySet()) {
                compare(work.getKey(), work.getValue(), tables, views);
            }
        }
        return true;
    }

    private static void compare(String name, Work work, Connection tables, Connection views) throws SQLException {
        double[] direct = new double[ROUNDS * RUNS];
        double[] walled = new double[ROUNDS * RUNS];
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            measure(work, tables, direct, round);
            measure(work, views, walled, round);
        }
        Arrays.sort(direct);
        Arrays.sort(walled);
        int middle = direct.length / 2;
        System.out.printf(
                "%s: table %.3f ms, view %.3f ms, %.2f times%n",
                name, direct[middle], walled[middle], walled[middle] / direct[middle]);
    }

    /** Rounds below zero warm up. */
    private static void measure(Work work, Connection connection, double[] times, int round) throws SQLException {
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            work.run(connection, i);
            if (round >= 0) {
                times[round * RUNS + i] = (System.nanoTime() - start) / 1e6;
            }
        }
    }

    private static void cases(TenantId brand) {
        DATABASE.run(
                ("INSERT INTO support_case (tenant_id, id, customer_id, account_id, state, title, opened_at, last_at, version)"
                                + " SELECT %1$d, seq, %1$d, %1$d, 'OPEN', CONCAT('Case ', seq), '2026-11-01' + INTERVAL seq SECOND,"
                                + " '2026-11-01' + INTERVAL seq SECOND, 1 FROM seq_1_to_%2$d;\n"
                                + "ANALYZE TABLE support_case;\n")
                        .formatted(brand.value(), CASES));
    }

    private static void read(Connection connection, String sql, long one, long two) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, one);
            statement.setLong(2, two);
            try (var rows = statement.executeQuery()) {
                int count = 0;
                while (rows.next()) {
                    count++;
                }
                if (count == 0) {
                    throw new IllegalStateException("no row: " + sql);
                }
            }
        }
    }

    private static void write(Connection connection, String sql, long one, long two) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, one);
            statement.setLong(2, two);
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("not one row: " + sql);
            }
        }
    }
}
