package io.santral.customer;

import io.santral.customer.matching.Keys;
import io.santral.database.TestDatabase;
import io.santral.database.TestTransactions;
import io.santral.shared.Again;
import io.santral.shared.Ids;
import io.santral.shared.Sql;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantKeys;
import io.santral.tenancy.TenantScope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long it takes to say who writes, on the real tables through the walls of the brand, each contact in a transaction of its own
 * by {@link Customers#recognise}; in brands of 10,000, 100,000 and 1,000,000 customers, or of the sizes that are given, which take
 * turns.
 *
 * <p>"New" are identities that the engine has never seen, of which it decides whose they are: half are known people under a new
 * proven identity, half are strangers, whose names many have. The goal is held against these. "A day" is what a brand hears: of
 * twenty contacts 13 from known identities that tell nothing new, 3 that tell something, an order's number, and 4 from new ones.
 * The floor of the same minute is an insert of one row of four columns and an index, by plain JDBC, committed by itself.
 *
 * <p>On MariaDB only, whose server takes bulk rows from the client. The tables are filled once and kept in
 * {@code -Dsantral.bench.data}, {@code target/bench/resolve} by default (2 GB with the three sizes): delete the folder when a
 * migration changes them or to fill others. {@code -Dsantral.db.memory} is the database's buffer pool in MiB, here 3072 by default,
 * which holds all of them; {@code -Dsantral.bench.rounds} is 5 by default. {@code mvn -q test-compile exec:java
 * -Dexec.classpathScope=test -Dexec.mainClass=io.santral.customer.ResolveBench}
 */
public final class ResolveBench {
    private static final int[] SIZES = {10_000, 100_000, 1_000_000};
    private static final int WARM_UP = Integer.getInteger("santral.bench.warmup", 6000);
    private static final int ROUNDS = Integer.getInteger("santral.bench.rounds", 5);
    private static final int CONTACTS = 400;
    private static final byte[] SECRET = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** What somebody writes who is known, and who is not. */
    private enum Contact {
        KNOWN,
        TELLS_MORE,
        NEW_OF_KNOWN,
        STRANGER;

        private static final Contact[] DAY = new Contact[20];

        static {
            Arrays.fill(DAY, KNOWN);
            Arrays.fill(DAY, 0, 3, TELLS_MORE);
            Arrays.fill(DAY, 3, 5, NEW_OF_KNOWN);
            Arrays.fill(DAY, 5, 7, STRANGER);
        }
    }

    private final TestDatabase database;
    private final TestTransactions desk;
    private final Sql owner;
    private final Customers customers;
    private final int size;
    private final TenantId brand;
    private final AtomicInteger next;
    private final AtomicInteger wrong = new AtomicInteger();
    private final AtomicInteger missed = new AtomicInteger();

    private ResolveBench(TestDatabase database, int size) {
        this.database = database;
        this.desk = database.desk();
        this.owner = new Sql(database.ownerKept());
        this.customers = TestCustomers.on(desk, new TenantKeys() {
            @Override
            public byte[] secret(String purpose) {
                return SECRET.clone();
            }
        });
        this.size = size;
        this.brand = FilledBrands.brand(size);
        // Where an earlier run ended.
        this.next = new AtomicInteger(
                owner.first("SELECT COUNT(*) FROM identity WHERE tenant_id = ?", row -> row.getInt(1) - size, size)
                        .orElseThrow());
    }

    public static void main(String[] arguments) throws Exception {
        int[] sizes = arguments.length == 0
                ? SIZES
                : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        if (System.getProperty("santral.db.memory") == null) {
            System.setProperty("santral.db.memory", "3072");
        }
        TestDatabase database =
                TestDatabase.kept(Path.of(System.getProperty("santral.bench.data", "target/bench/resolve")));
        fill(database, sizes);
        List<ResolveBench> brands = new ArrayList<>();
        for (int size : sizes) {
            brands.add(new ResolveBench(database, size));
        }
        brands.get(0).contacts(2, WARM_UP, ResolveBench::day);
        brands.get(0).contacts(2, WARM_UP, ResolveBench::newcomer);
        Map<String, Measured> results = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (ResolveBench brand : brands) {
                // The first that comes to a brand again finds its pages cold.
                brand.contacts(1, CONTACTS / 4, ResolveBench::newcomer);
                String of = String.format(Locale.ROOT, "%,9d", brand.size);
                brand.measure(results, of + " floor    1 thread ", () -> brand.inserts(CONTACTS));
                brand.measure(
                        results, of + " new      1 thread ", () -> brand.contacts(1, CONTACTS, ResolveBench::newcomer));
                brand.measure(
                        results, of + " new      2 threads", () -> brand.contacts(2, CONTACTS, ResolveBench::newcomer));
                brand.measure(
                        results, of + " new      4 threads", () -> brand.contacts(4, CONTACTS, ResolveBench::newcomer));
                brand.measure(
                        results, of + " a day    1 thread ", () -> brand.contacts(1, CONTACTS, ResolveBench::day));
                brand.measure(
                        results, of + " a day    2 threads", () -> brand.contacts(2, CONTACTS, ResolveBench::day));
                brand.measure(
                        results, of + " a day    4 threads", () -> brand.contacts(4, CONTACTS, ResolveBench::day));
            }
        }
        results.forEach((name, measured) -> System.out.println(name + measured));
        for (ResolveBench brand : brands) {
            System.out.printf(
                    Locale.ROOT,
                    "%,9d: known people not recognised %d, wrongly %d%n",
                    brand.size,
                    brand.missed.get(),
                    brand.wrong.get());
        }
        grows(results, sizes);
        System.exit(0);
    }

    private static void fill(TestDatabase database, int[] sizes) throws Exception {
        FilledBrands filled = new FilledBrands(new Keys(SECRET), database.owner());
        int there = 0;
        for (int size : sizes) {
            there += filled.has(size) ? 1 : 0;
        }
        if (there == 0) {
            long start = System.nanoTime();
            filled.fill(sizes);
            System.out.printf(Locale.ROOT, "filled in %.0f s%n", (System.nanoTime() - start) / 1e9);
        } else if (there < sizes.length) {
            throw new IllegalArgumentException("the folder is filled with brands of other sizes");
        }
        database.run(
                "CREATE TABLE IF NOT EXISTS bench_floor (tenant_id BIGINT NOT NULL, id BIGINT NOT NULL, hash BIGINT NOT NULL,"
                        + " text VARCHAR(200) NOT NULL, PRIMARY KEY (tenant_id, id), KEY bench_floor_hash (tenant_id, hash));\n");
    }

    private static void grows(Map<String, Measured> results, int[] sizes) {
        for (String part : List.of("new      1 thread ", "new      2 threads", "a day    1 thread ")) {
            Measured first = results.get(String.format(Locale.ROOT, "%,9d %s", sizes[0], part));
            Measured last = results.get(String.format(Locale.ROOT, "%,9d %s", sizes[sizes.length - 1], part));
            System.out.printf(
                    Locale.ROOT,
                    "%s from %,d to %,d customers: p50 grows %.2f times, p99 %.2f times, CPU %.2f times%n",
                    part,
                    sizes[0],
                    sizes[sizes.length - 1],
                    last.at(0.5) / first.at(0.5),
                    last.at(0.99) / first.at(0.99),
                    last.cpu() / first.cpu());
        }
    }

    private interface Work {
        List<Timed> run() throws Exception;
    }

    private interface Choice {
        Contact of(int turn);
    }

    private record Timed(Contact contact, double millis) {}

    /** What the servers had used when it was read. */
    private record Used(long at, Duration here, Duration database, long rows, long statements, long misses) {
        static Used now(Sql of) {
            return new Used(
                    System.nanoTime(),
                    cpu(ProcessHandle.current()),
                    ProcessHandle.current().descendants().map(Used::cpu).reduce(Duration.ZERO, Duration::plus),
                    status(of, "Handler\\_read\\_%"),
                    status(of, "Questions"),
                    status(of, "Innodb_buffer_pool_reads"));
        }

        private static Duration cpu(ProcessHandle process) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO);
        }

        private static long status(Sql of, String name) {
            return of.list("SHOW GLOBAL STATUS LIKE '" + name + "'", row -> row.getLong(2)).stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** All rounds of one part. */
    private static final class Measured {
        private final List<Timed> times = new ArrayList<>();
        private double seconds;
        private double here;
        private double database;
        private long rows;
        private long statements;
        private long misses;

        void add(List<Timed> more, Used before, Used after) {
            times.addAll(more);
            seconds += (after.at() - before.at()) / 1e9;
            here += after.here().minus(before.here()).toNanos() / 1e6;
            database += after.database().minus(before.database()).toNanos() / 1e6;
            rows += after.rows() - before.rows();
            statements += after.statements() - before.statements();
            misses += after.misses() - before.misses();
        }

        double at(double share) {
            double[] sorted = times.stream().mapToDouble(Timed::millis).sorted().toArray();
            return sorted[(int) (share * (sorted.length - 1))];
        }

        double cpu() {
            return (here + database) / times.size();
        }

        @Override
        public String toString() {
            double n = times.size();
            StringBuilder line = new StringBuilder(String.format(
                    Locale.ROOT,
                    " p50 %6.2f ms, p99 %6.2f ms, max %6.1f ms, %6.0f/s; each: CPU %.2f ms here, %.2f ms in the database, %.1f"
                            + " statements, %.0f rows read, %.2f page misses",
                    at(0.5),
                    at(0.99),
                    at(1),
                    n / seconds,
                    here / n,
                    database / n,
                    statements / n,
                    rows / n,
                    misses / n));
            Map<Contact, Measured> kinds = new EnumMap<>(Contact.class);
            times.forEach(one -> kinds.computeIfAbsent(one.contact(), kind -> new Measured())
                    .times
                    .add(one));
            if (kinds.size() > 1) {
                kinds.forEach((kind, of) -> line.append(String.format(
                        Locale.ROOT,
                        "%n%22s%-14s p50 %6.2f ms, p99 %6.2f ms",
                        "",
                        kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        of.at(0.5),
                        of.at(0.99))));
            }
            return line.toString();
        }
    }

    private void measure(Map<String, Measured> results, String name, Work work) throws Exception {
        Used before = Used.now(owner);
        List<Timed> times = work.run();
        Used after = Used.now(owner);
        results.computeIfAbsent(name, of -> new Measured()).add(times, before, after);
    }

    private static Contact newcomer(int turn) {
        return turn % 2 == 0 ? Contact.NEW_OF_KNOWN : Contact.STRANGER;
    }

    private static Contact day(int turn) {
        return Contact.DAY[turn * 7 % Contact.DAY.length];
    }

    private List<Timed> contacts(int threads, int count, Choice kind) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<Timed>>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> contacts(count / threads, kind)));
            }
            List<Timed> all = new ArrayList<>();
            for (Future<List<Timed>> one : running) {
                all.addAll(one.get());
            }
            return all;
        } finally {
            pool.shutdown();
        }
    }

    private List<Timed> contacts(int count, Choice kind) throws Exception {
        List<Timed> times = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int turn = next.getAndIncrement();
            Contact contact = kind.of(turn);
            boolean known = contact != Contact.STRANGER;
            int number = known ? (int) (turn * 7919L % size) : size + turn;
            Sighting sighting = sighting(contact, MadeUpPeople.person(number), turn);
            long start = System.nanoTime();
            Recognised recognised = Again.afterDeadlock(
                    () -> TenantScope.call(brand, () -> desk.in(() -> customers.recognise(sighting))));
            times.add(new Timed(contact, (System.nanoTime() - start) / 1e6));
            boolean itself = recognised.customer() == recognised.identity();
            if (contact == Contact.NEW_OF_KNOWN && itself) {
                missed.incrementAndGet();
            } else if (known ? !itself && recognised.customer() != FilledBrands.id(number) : !itself) {
                wrong.incrementAndGet();
            }
        }
        return times;
    }

    private static Sighting sighting(Contact contact, MadeUpPeople.Person person, int turn) {
        return switch (contact) {
            case KNOWN, STRANGER -> person.first();
            case TELLS_MORE ->
                person.first(new Feature(
                        Kind.ORDER_NUMBER, "SP-" + (7_000_000 + turn), Provenance.CLAIMED_PRIVATE, MadeUpPeople.AT));
            case NEW_OF_KNOWN -> person.later("session-" + turn);
        };
    }

    private List<Timed> inserts(int count) throws SQLException {
        List<Timed> times = new ArrayList<>(count);
        try (Connection connection = database.owner().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO bench_floor (tenant_id, id, hash, text) VALUES (?, ?, ?, ?)")) {
            for (int i = 0; i < count; i++) {
                long id = Ids.next();
                long start = System.nanoTime();
                insert.setLong(1, size);
                insert.setLong(2, id);
                insert.setLong(3, id * 0x9E37_79B9_7F4A_7C15L);
                insert.setString(4, "ayse.yilmaz@ornek.com.tr");
                insert.executeUpdate();
                times.add(new Timed(Contact.KNOWN, (System.nanoTime() - start) / 1e6));
            }
        }
        return times;
    }
}
