package io.santral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.demo.Waiting;
import io.santral.platform.TestPlatform;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A comment that cannot be worked on is set apart, seen by the operator, let in when the fault is gone, and becomes one case. */
class HeldBackIT {
    private static final String PAGE = "100200300400503";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestPlatform platform = TestPlatform.running();

    @Test
    void aPoisonedCommentIsSetApartShownAndBecomesOneCase() {
        String words = "zehirli " + System.nanoTime();
        run("ALTER TABLE interaction ADD CONSTRAINT poison CHECK (text NOT LIKE 'zehirli%')");
        try {
            platform.simulator()
                    .post(
                            "comments",
                            Json.createObjectBuilder()
                                    .add("page", PAGE)
                                    .add("from", "900100200777")
                                    .add("by", "Ömer Taş")
                                    .add("text", words)
                                    .build());
            assertThat(Waiting.until(PATIENCE, () -> {
                        // The rests between the tries are long; they are cut short, and the tries are not.
                        run("UPDATE intake_journal SET not_before = NULL WHERE state = 'PENDING' AND attempts > 0");
                        return number("SELECT COUNT(*) FROM intake_journal WHERE state = 'QUARANTINED' AND attempts = 5"
                                        + " AND note LIKE '%poison%'")
                                == 1;
                    }))
                    .as("it was tried five times and set apart")
                    .isTrue();
            assertThat(number("SELECT COUNT(*) FROM intake_journal WHERE CONVERT(payload USING utf8mb4) LIKE '%" + words
                            + "%'"))
                    .as("it lies sealed")
                    .isZero();
            assertThat(number("SELECT COUNT(*) FROM customer WHERE name = 'Ömer Taş'"))
                    .as("what the tries did before they failed is undone")
                    .isZero();
        } finally {
            run("ALTER TABLE interaction DROP CONSTRAINT poison");
        }
        try (Browser operator = Browser.open("tr")) {
            operator.go(platform.baseUrl() + "/console/intake/quarantine.xhtml?brand=sepetcim");
            operator.logIn("deniz", platform.passwordOf("deniz"));
            operator.awaitText("#held", "poison");
            operator.click("#held details summary");
            operator.awaitText("#held pre", words);
            operator.picture("quarantine");
            operator.click("#held .held-do button");
            operator.awaitText("body", "Yeniden işleniyor");
            assertThat(Waiting.until(PATIENCE, () -> cases(words) == 1))
                    .as("it is one case")
                    .isTrue();
            operator.awaitGone("#held .held-one");
            assertThat(operator.complaints()).isEmpty();
        }
        assertThat(number("SELECT COUNT(*) FROM interaction WHERE text = '" + words + "'"))
                .isEqualTo(1);
        assertThat(number("SELECT COUNT(*) FROM audit_entry WHERE action = 'delivery.replayed'"))
                .isPositive();
    }

    @Test
    void whatCameForADisconnectedPageIsLetInWhenItIsConnectedAgain() throws Exception {
        String words = "parkta " + System.nanoTime();
        run("UPDATE channel_account SET state = 'DISCONNECTED' WHERE external_id = '" + PAGE + "'");
        try {
            platform.simulator()
                    .post(
                            "comments",
                            Json.createObjectBuilder()
                                    .add("page", PAGE)
                                    .add("from", "900100200778")
                                    .add("by", "Nur Işık")
                                    .add("text", words)
                                    .build());
            assertThat(Waiting.until(
                            PATIENCE,
                            () -> number(
                                            "SELECT COUNT(*) FROM intake_parked WHERE CONVERT(payload USING utf8mb4) LIKE '%"
                                                    + words + "%'")
                                    == 1))
                    .isTrue();
            assertThat(platform.as("deniz").get("brands/sepetcim/quarantine").body())
                    .contains(words)
                    .contains("\"replayable\":false");
        } finally {
            run("UPDATE channel_account SET state = 'ACTIVE' WHERE external_id = '" + PAGE + "'");
        }
        assertThat(platform.as("deniz")
                        .post("brands/sepetcim/quarantine/replay", JsonObject.EMPTY_JSON_OBJECT, Map.of())
                        .body())
                .contains("\"replayed\":1");
        assertThat(Waiting.until(PATIENCE, () -> cases(words) == 1)).isTrue();
    }

    private long cases(String words) {
        return number("SELECT COUNT(*) FROM case_link l JOIN interaction i ON i.tenant_id = l.tenant_id"
                + " AND i.id = l.interaction_id WHERE i.text = '" + words + "'");
    }

    private void run(String sql) {
        try (Connection owner = platform.owner();
                Statement statement = owner.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
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
