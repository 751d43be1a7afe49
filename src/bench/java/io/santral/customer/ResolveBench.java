package io.santral.customer;

import io.santral.customer.matching.Keys;
import io.santral.customer.store.CustomerStores;
import io.santral.database.Brands;
import io.santral.database.TestDatabase;
import io.santral.database.TestTransactions;
import io.santral.database.Told;
import io.santral.shared.Again;
import io.santral.shared.Sql;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantKeys;
import io.santral.tenancy.TenantScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long the engine takes to say whose an identity is that it has never seen, in a transaction of its own, on the real tables
 * through the walls of the brand: half of them are known people under a new proven identity, half are strangers, whose names many
 * have. With 10,000, 100,000 and 1,000,000 customers in the brand, or the numbers that are given, on one thread and on two.
 *
 * <p>On MariaDB only, whose server takes bulk rows from the client:
 * {@code mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.santral.customer.ResolveBench}
 */
public final class ResolveBench {
    private static final int[] SIZES = {10_000, 100_000, 1_000_000};
    private static final int WARM_UP = 4000;
    private static final int SIGHTINGS = 4000;
    private static final byte[] SECRET = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private static final TestDatabase DATABASE = TestDatabase.instance();

    private final TenantId brand = Brands.brand();
    private final TestTransactions desk = DATABASE.desk();
    private final Customers customers = customers(desk);
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger wrong = new AtomicInteger();
    private final AtomicInteger missed = new AtomicInteger();
    private final int size;
    private final long[] ids;

    private ResolveBench(int size) throws Exception {
        this.size = size;
        long start = System.nanoTime();
        this.ids = new FilledBrand(brand, new Keys(SECRET), DATABASE.owner()).fill(size);
        System.out.printf(Locale.ROOT, "%,d customers, filled in %.0f s%n", size, (System.nanoTime() - start) / 1e9);
    }

    public static void main(String[] arguments) throws Exception {
        int[] sizes = arguments.length == 0
                ? SIZES
                : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        List<double[]> worst = new ArrayList<>();
        for (int size : sizes) {
            ResolveBench bench = new ResolveBench(size);
            bench.run(1, WARM_UP);
            double[] one = bench.measured(1);
            double[] two = bench.measured(2);
            worst.add(new double[] {at(one, 0.99), at(two, 0.99)});
        }
        double[] first = worst.get(0);
        double[] last = worst.get(worst.size() - 1);
        System.out.printf(
                Locale.ROOT,
                "p99 grows from %,d to %,d customers: 1 thread %.2f times, 2 threads %.2f times%n",
                sizes[0],
                sizes[sizes.length - 1],
                last[0] / first[0],
                last[1] / first[1]);
        System.exit(0);
    }

    /** What the servers had used when it was read. */
    private record Used(long at, Duration here, Duration database, long rows, long statements, long misses) {
        static Used now() {
            return new Used(
                    System.nanoTime(),
                    cpu(ProcessHandle.current()),
                    ProcessHandle.current().descendants().map(Used::cpu).reduce(Duration.ZERO, Duration::plus),
                    status("Handler\\_read\\_%"),
                    status("Questions"),
                    status("Innodb_buffer_pool_reads"));
        }

        private static Duration cpu(ProcessHandle process) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO);
        }

        private static long status(String name) {
            return new Sql(DATABASE.owner())
                    .list("SHOW GLOBAL STATUS LIKE '" + name + "'", row -> row.getLong(2)).stream()
                            .mapToLong(Long::longValue)
                            .sum();
        }
    }

    private double[] measured(int threads) throws Exception {
        wrong.set(0);
        missed.set(0);
        Used before = Used.now();
        double[] times = run(threads, SIGHTINGS);
        Used after = Used.now();
        double seconds = (after.at() - before.at()) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "  %d thread%s p50 %.2f ms, p99 %.2f ms, max %.1f ms, %.0f/s; each: CPU %.2f ms here, %.2f ms in the database,"
                        + " %.0f rows read, %.1f statements, %.2f page misses; known people not recognised %d, wrongly %d%n",
                threads,
                threads == 1 ? ": " : "s:",
                at(times, 0.5),
                at(times, 0.99),
                times[times.length - 1],
                times.length / seconds,
                each(after.here().minus(before.here()).toNanos() / 1e6),
                each(after.database().minus(before.database()).toNanos() / 1e6),
                each(after.rows() - before.rows()),
                each(after.statements() - before.statements()),
                each(after.misses() - before.misses()),
                missed.get(),
                wrong.get());
        return times;
    }

    private static double each(double all) {
        return all / SIGHTINGS;
    }

    /** Milliseconds each, shortest first. */
    private double[] run(int threads, int sightings) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<double[]>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> resolve(sightings / threads)));
            }
            double[] all = new double[0];
            for (Future<double[]> one : running) {
                double[] times = one.get();
                all = Arrays.copyOf(all, all.length + times.length);
                System.arraycopy(times, 0, all, all.length - times.length, times.length);
            }
            Arrays.sort(all);
            return all;
        } finally {
            pool.shutdown();
        }
    }

    private double[] resolve(int sightings) throws Exception {
        double[] times = new double[sightings];
        for (int i = 0; i < sightings; i++) {
            int turn = next.getAndIncrement();
            boolean known = turn % 2 == 0;
            int number = known ? (int) (turn * 7919L % size) : size + turn;
            Sighting sighting = known
                    ? MadeUpPeople.person(number).later("session-" + turn)
                    : MadeUpPeople.person(number).first();
            long start = System.nanoTime();
            Recognised recognised = Again.afterDeadlock(
                    () -> TenantScope.call(brand, () -> desk.in(() -> customers.recognise(sighting))));
            times[i] = (System.nanoTime() - start) / 1e6;
            boolean itself = recognised.customer() == recognised.identity();
            if (known && itself) {
                missed.incrementAndGet();
            } else if (!itself && (!known || recognised.customer() != ids[number])) {
                wrong.incrementAndGet();
            }
        }
        return times;
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))];
    }

    private static Customers customers(TestTransactions desk) {
        Customers customers = new Customers();
        customers.store = CustomerStores.customers(desk);
        customers.index = CustomerStores.index(desk);
        customers.decisions = CustomerStores.decisions(desk);
        customers.models = new Models();
        customers.models.store = CustomerStores.odds(desk);
        customers.moved = new Told<>();
        customers.keys = new TenantKeys() {
            @Override
            public byte[] secret(String purpose) {
                return SECRET.clone();
            }
        };
        return customers;
    }
}
