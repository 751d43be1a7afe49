package io.santral.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.demo.Waiting;
import io.santral.platform.TestPlatform;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What got 200 is there, once, whatever is killed while it comes in. */
class KilledInMidLoadIT {
    private static final int DELIVERIES = 600;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TestPlatform platform = TestPlatform.running();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatWasAcknowledgedBeforeTheApplicationWasKilledIsThereOnce(int round) throws SQLException {
        survives(round, () -> {
            platform.platform().application().kill();
            platform.platform().application().start();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void whatWasAcknowledgedBeforeTheDatabaseWasKilledIsThereOnce(int round) throws SQLException {
        survives(round, () -> {
            platform.platform().database().kill();
            platform.platform().database().start();
        });
    }

    private void survives(int round, Runnable fault) throws SQLException {
        long before = number("SELECT COUNT(*) FROM intake_journal");
        CompletableFuture<JsonObject> load = CompletableFuture.supplyAsync(() -> platform.simulator()
                .post(
                        "load",
                        Json.createObjectBuilder()
                                .add("deliveries", DELIVERIES)
                                .add("copies", 2)
                                .add("concurrency", 8)
                                .add("attempts", 100)
                                .add("seed", round)
                                .build()));
        assertThat(Waiting.until(
                        PATIENCE, () -> number("SELECT COUNT(*) FROM intake_journal") > before + DELIVERIES / 10))
                .as("deliveries come in")
                .isTrue();
        assertThat(load).as("the load when the fault comes").isNotDone();

        fault.run();

        Set<String> acknowledged = new HashSet<>();
        load.join()
                .getJsonArray("acknowledged")
                .getValuesAs(JsonString.class)
                .forEach(id -> acknowledged.add(id.getString()));
        assertThat(acknowledged).as("in the end all are acknowledged").hasSize(DELIVERIES);
        assertThat(Waiting.until(
                        PATIENCE, () -> number("SELECT COUNT(*) FROM intake_journal WHERE state = 'PENDING'") == 0))
                .as("all is worked off")
                .isTrue();
        Map<String, Integer> times = interactions();
        assertThat(acknowledged)
                .allSatisfy(id -> assertThat(times.get(id)).as(id).isEqualTo(1));
        assertThat(number("SELECT COUNT(*) FROM intake_journal WHERE state = 'QUARANTINED'"))
                .as("a fault of ours puts nothing aside")
                .isZero();
    }

    private Map<String, Integer> interactions() throws SQLException {
        Map<String, Integer> times = new HashMap<>();
        try (Connection owner = platform.owner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("SELECT external_id FROM interaction")) {
            while (rows.next()) {
                times.merge(rows.getString(1), 1, Integer::sum);
            }
        }
        return times;
    }

    private long number(String sql) {
        try (Connection owner = platform.owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
