package io.santral.routing;

import io.santral.database.Brands;
import io.santral.database.TestDatabase;
import io.santral.database.TestTransactions;
import io.santral.routing.store.QueueStores;
import io.santral.routing.store.UnifiedQueue;
import io.santral.tenancy.PersonScope;
import io.santral.tenancy.TenantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a page of the unified queue costs over twenty brands with 4,000 open cases, while the closed ones grow from none to
 * 100,000, and what it would cost with the joins in the order that the database prefers.
 *
 * <p>On MariaDB only, whose sequence tables make the cases:
 * {@code mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.santral.routing.UnifiedQueueBench}
 */
public final class UnifiedQueueBench {
    private static final int BRANDS = 20;
    private static final int OPEN = 4_000;
    private static final int CLOSED = 100_000;
    private static final int RUNS = 500;

    private static final TestDatabase DATABASE = TestDatabase.instance();

    private UnifiedQueueBench() {}

    public static void main(String[] arguments) throws Exception {
        long pool = Brands.pool();
        long person = Brands.person();
        Brands.belongs(person, pool);
        List<TenantId> brands = new ArrayList<>();
        for (int i = 0; i < BRANDS; i++) {
            TenantId brand = Brands.brand();
            Brands.serves(pool, brand, 1);
            Brands.grant(person, brand, "AGENT");
            cases(brand, "OPEN", OPEN / BRANDS, 1_000_000);
            DATABASE.run(
                    ("INSERT INTO queue_entry (tenant_id, case_id, pool_id, state, due_at, asked_at, entered_at, reason)"
                                    + " SELECT tenant_id, id, %d, 'WAITING',"
                                    + " IF(id %% 4 = 0, '9999-12-31', '2026-11-23' + INTERVAL (id * 7919 %% 86400) SECOND),"
                                    + " opened_at, opened_at, 'bench' FROM support_case WHERE tenant_id = %d;\n")
                            .formatted(pool, brand.value()));
            brands.add(brand);
        }
        double[] few = measure("no closed case", person);
        brands.forEach(brand -> cases(brand, "CLOSED", CLOSED / BRANDS, 2_000_000));
        double[] many = measure("100,000 closed cases", person);
        String view = definition();
        DATABASE.run(view.replaceAll("(?i)select straight_join", "select")
                        .replaceAll("(?i)straight_join", "join")
                        .replaceAll("(?i)force index \\([^)]*\\)", "")
                + ";\n");
        double[] free = measure("the same, order of joins left to the database", person);
        DATABASE.run(view + ";\n");
        System.out.printf(
                "first page, p50: %.2f times with 100,000 closed cases; %.1f times without the order%n",
                many[0] / few[0], free[0] / many[0]);
        System.exit(0);
    }

    private static void cases(TenantId brand, String state, int count, int from) {
        DATABASE.run(
                ("INSERT INTO support_case (tenant_id, id, customer_id, account_id, state, title, opened_at, last_at, version)"
                                + " SELECT %1$d, seq, %1$d, %1$d, '%2$s', CONCAT('Case ', seq), '2026-11-01' + INTERVAL seq SECOND,"
                                + " '2026-11-01' + INTERVAL seq SECOND, 1 FROM seq_%3$d_to_%4$d;\n"
                                + "ANALYZE TABLE support_case, queue_entry, customer, person_grant, pool_member;\n")
                        .formatted(brand.value(), state, from, from + count - 1));
    }

    private static String definition() throws Exception {
        try (var connection = DATABASE.owner().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW CREATE VIEW santral_directory.unified_queue")) {
            rows.next();
            return rows.getString(2).replaceFirst("CREATE ", "CREATE OR REPLACE ");
        }
    }

    /** On one connection, as a pool would lend it again and again. */
    private static double[] measure(String what, long person) throws Exception {
        TestTransactions directory = DATABASE.directory();
        UnifiedQueue queue = QueueStores.over(directory);
        return PersonScope.call(
                person,
                () -> directory.in(() -> {
                    Optional<QueueLine> middle = Optional.of(
                            queue.lines(person, Optional.empty(), 200).get(199));
                    double[] first = timed(() -> queue.lines(person, Optional.empty(), 50));
                    double[] second = timed(() -> queue.lines(person, middle, 50));
                    double[] next = timed(() -> queue.free(person, 10));
                    System.out.printf(
                            "%s: first page %.2f ms (p99 %.2f), a later page %.2f (%.2f), next %.2f (%.2f)%n",
                            what, first[0], first[1], second[0], second[1], next[0], next[1]);
                    return first;
                }));
    }

    /** p50 and p99 in milliseconds. */
    private static double[] timed(Runnable work) {
        double[] times = new double[RUNS];
        for (int i = -RUNS; i < RUNS; i++) {
            long start = System.nanoTime();
            work.run();
            if (i >= 0) {
                times[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(times);
        return new double[] {times[RUNS / 2], times[RUNS * 99 / 100]};
    }
}
