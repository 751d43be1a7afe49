package io.santral.bench;

import io.santral.demo.Waiting;
import io.santral.e2e.Browser;
import io.santral.platform.TestPlatform;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How long a comment takes to the desk, and how many events a second the door takes in, beside the floor under it: the same
 * number of single-row commits through plain JDBC, by as many threads, into a table of the same shape, in the same run.
 *
 * <p>{@code mvn -q package exec:java -DskipTests -Dexec.classpathScope=test -Dexec.mainClass=io.santral.bench.MainJobBench}
 */
public final class MainJobBench {
    private static final int COMMENTS = 60;
    private static final int EVENTS = 3000;
    private static final int THREADS = 8;
    private static final int ROUNDS = 3;

    private MainJobBench() {}

    public static void main(String[] arguments) throws Exception {
        TestPlatform platform = TestPlatform.running();
        System.out.println(
                "events per second at the door, and the floor: rounds of " + EVENTS + ", " + THREADS + " at a time");
        double worst = Double.MAX_VALUE;
        for (int round = 0; round <= ROUNDS; round++) {
            double floor = floor(platform);
            double door = door(platform, round);
            worked(platform);
            // The first round warms up and is not counted.
            System.out.printf(
                    Locale.ROOT,
                    "  %-8s door %,.0f/s   floor %,.0f/s   door/floor %.2f%n",
                    round == 0 ? "warm-up" : "round " + round,
                    door,
                    floor,
                    door / floor);
            worst = round == 0 ? worst : Math.min(worst, door / floor);
        }
        System.out.printf(Locale.ROOT, "  worst counted round: door/floor %.2f%n", worst);
        desk(platform);
        System.exit(0);
    }

    private static double door(TestPlatform platform, int seed) {
        JsonObject told = platform.simulator()
                .post(
                        "load",
                        Json.createObjectBuilder()
                                .add("deliveries", EVENTS)
                                .add("concurrency", THREADS)
                                .add("seed", seed + 100)
                                .build());
        if (told.getJsonArray("acknowledged").size() != EVENTS) {
            throw new IllegalStateException("not all were acknowledged: " + told.getJsonObject("statuses"));
        }
        return EVENTS * 1000.0 / told.getInt("millis");
    }

    private static double floor(TestPlatform platform) throws SQLException, InterruptedException, ExecutionException {
        try (Connection owner = platform.owner();
                Statement statement = owner.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS bench_journal");
            statement.execute(
                    "CREATE TABLE bench_journal (tenant_id BIGINT NOT NULL, id BIGINT NOT NULL, dedupe_key BINARY(32)"
                            + " NOT NULL, payload MEDIUMBLOB NOT NULL, received_at DATETIME(6) NOT NULL,"
                            + " PRIMARY KEY (tenant_id, id), UNIQUE KEY once (tenant_id, dedupe_key))");
        }
        byte[] payload = new byte[600];
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        long began = System.nanoTime();
        List<Future<?>> inserting = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            int thread = t;
            inserting.add(threads.submit(() -> {
                try (Connection owner = platform.owner();
                        PreparedStatement insert =
                                owner.prepareStatement("INSERT INTO bench_journal VALUES (?, ?, ?, ?, ?)")) {
                    for (int i = thread; i < EVENTS; i += THREADS) {
                        byte[] key = new byte[32];
                        ByteBuffer.wrap(key).putLong(i * 2_654_435_761L).putInt(i);
                        insert.setLong(1, i % 3);
                        insert.setLong(2, i);
                        insert.setBytes(3, key);
                        insert.setBytes(4, payload);
                        insert.setObject(5, LocalDateTime.now(ZoneOffset.UTC));
                        insert.executeUpdate();
                    }
                }
                return null;
            }));
        }
        for (Future<?> one : inserting) {
            one.get();
        }
        threads.shutdown();
        return EVENTS * 1e9 / (System.nanoTime() - began);
    }

    private static void worked(TestPlatform platform) {
        Waiting.until(Duration.ofMinutes(5), () -> {
            try (Connection owner = platform.owner();
                    Statement statement = owner.createStatement();
                    ResultSet row =
                            statement.executeQuery("SELECT COUNT(*) FROM intake_journal WHERE state = 'PENDING'")) {
                row.next();
                return row.getLong(1) == 0;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** From the moment at which the customer's click is sent to the simulator to the moment at which the line stands in the page. */
    private static void desk(TestPlatform platform) {
        List<Long> millis = new ArrayList<>();
        try (Browser desk = Browser.open("tr")) {
            desk.go(platform.baseUrl() + "/");
            desk.logIn("elif", platform.passwordOf("elif"));
            desk.awaitText("body", "Elif");
            desk.run("window.seen = {}; new MutationObserver(() => document.querySelectorAll('a.line').forEach(l => {"
                    + "const m = /olcum-\\d+/.exec(l.textContent); if (m && !window.seen[m[0]]) window.seen[m[0]] = Date.now(); }))"
                    + ".observe(document.body, {childList: true, subtree: true, characterData: true})");
            for (int i = 0; i < COMMENTS; i++) {
                String mark = "olcum-" + i;
                long began = Instant.now().toEpochMilli();
                platform.simulator()
                        .post(
                                "comments",
                                Json.createObjectBuilder()
                                        .add("page", "100200300400501")
                                        .add("from", "7700" + i)
                                        .add("by", "Ölçüm " + i)
                                        // Long overdue, so that it stands at the head of the queue.
                                        .add("createdTime", 1_600_000_000 - i)
                                        .add("text", mark + " valizim nerede?")
                                        .build());
                Object[] seen = new Object[1];
                Waiting.until(Duration.ofSeconds(30), () -> {
                    seen[0] = desk.run("return window.seen[arguments[0]] || null", mark);
                    return seen[0] != null;
                });
                if (seen[0] instanceof Number at) {
                    millis.add(at.longValue() - began);
                }
            }
        }
        if (millis.size() != COMMENTS) {
            throw new IllegalStateException("only " + millis.size() + " of " + COMMENTS + " came to the desk");
        }
        millis.sort(null);
        System.out.printf(
                Locale.ROOT,
                "comment to desk, %d comments one after the other: p50 %d ms, p99 %d ms, longest %d ms%n",
                COMMENTS,
                millis.get(COMMENTS / 2),
                millis.get(COMMENTS * 99 / 100),
                millis.get(COMMENTS - 1));
    }
}
