package io.santral.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.channel.SharedPayloads;
import io.santral.demo.Waiting;
import io.santral.platform.TestPlatform;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What providers deliver, through the running door and the worker behind it. */
class DoorIT {
    private static final String PAGE = "100200300400503";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern PUBLISHED = Pattern.compile("(feed|ratings|mention|unknown|leadgen)-?.*\\.json");

    private final TestPlatform platform = TestPlatform.running();

    @Test
    void thePublishedPayloadsAreAllKeptAndNoneSpoilsTheWork() throws IOException {
        List<Path> files = SharedPayloads.json("facebook").stream()
                .filter(file -> PUBLISHED.matcher(file.getFileName().toString()).matches())
                .toList();
        assertThat(files).hasSizeGreaterThan(60);
        for (Path file : files) {
            long before = journal("");
            // Addressed to a page that we have, else they would all be parked.
            String body = Files.readString(file).replace("\"1234567890321\"", "\"" + PAGE + "\"");
            JsonObject answer = deliver(Json.createObjectBuilder().add("body", body));
            assertThat(statuses(answer)).as(file.getFileName().toString()).isEqualTo("{\"200\":1}");
            JsonObject again = deliver(Json.createObjectBuilder().add("body", body));
            assertThat(statuses(again)).isEqualTo("{\"200\":1}");
            assertThat(journal("")).as("%s: kept once", file.getFileName()).isBetween(before, before + 2);
        }
        workedOff();
        assertThat(journal("AND state = 'QUARANTINED'"))
                .as("events that could not be worked on")
                .isZero();
        assertThat(journal("AND state = 'UNSUPPORTED'"))
                .as("kinds that are kept as unsupported")
                .isPositive();
    }

    @Test
    void aThousandIdenticalDeliveriesInParallelAreOneInteraction() {
        String comment = "880011_" + System.nanoTime();
        JsonObject answer = deliver(Json.createObjectBuilder()
                .add("body", comment(comment, "Kargom nerede?"))
                .add("copies", 1000)
                .add("concurrency", 32));
        assertThat(statuses(answer)).isEqualTo("{\"200\":1000}");
        workedOff();
        assertThat(number("SELECT COUNT(*) FROM interaction WHERE external_id = '" + comment + "'"))
                .isEqualTo(1);
        assertThat(number("SELECT COUNT(*) FROM case_link l JOIN interaction i ON i.tenant_id = l.tenant_id"
                        + " AND i.id = l.interaction_id WHERE i.external_id = '" + comment + "'"))
                .isEqualTo(1);
    }

    @Test
    void aThousandShuffledDeliveriesInParallelAreOneInteractionEach() {
        long before = number("SELECT COUNT(*) FROM interaction");
        JsonObject answer = platform.simulator()
                .post(
                        "load",
                        Json.createObjectBuilder()
                                .add("deliveries", 250)
                                .add("batch", 3)
                                .add("copies", 4)
                                .add("concurrency", 32)
                                .add("seed", 7)
                                .build());
        assertThat(statuses(answer)).isEqualTo("{\"200\":1000}");
        assertThat(answer.getJsonArray("acknowledged")).hasSize(750);
        workedOff();
        assertThat(number("SELECT COUNT(*) FROM interaction") - before).isEqualTo(750);
        assertThat(number(
                        "SELECT COUNT(*) FROM (SELECT external_id FROM interaction GROUP BY tenant_id, account_id, external_id"
                                + " HAVING COUNT(*) > 1) twice"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "sha256=00",
                "sha1=da39a3ee5e6b4b0d3255bfef95601890afd80709",
                "sha256=0000000000000000000000000000000000000000000000000000000000000000"
            })
    void aDeliveryThatIsNotSignedAsItShouldBeIsRefusedAndNothingIsStored(String signature) {
        String comment = "880022_" + System.nanoTime();
        long parked = number("SELECT COUNT(*) FROM intake_parked");
        long before = journal("");
        JsonObject answer = deliver(Json.createObjectBuilder()
                .add("body", comment(comment, "Sahte"))
                .add("signature", signature));
        assertThat(statuses(answer)).isEqualTo("{\"403\":1}");
        assertThat(journal("")).isEqualTo(before);
        assertThat(number("SELECT COUNT(*) FROM intake_parked")).isEqualTo(parked);
    }

    @Test
    void aRightlySignedEventForAPageOfNobodyIsParkedOnce() {
        String comment = "880033_" + System.nanoTime();
        String body = comment(comment, "Kime bu?").replace(PAGE, "999000111222333");
        deliver(Json.createObjectBuilder().add("body", body));
        JsonObject answer = deliver(Json.createObjectBuilder().add("body", body));
        assertThat(statuses(answer)).isEqualTo("{\"200\":1}");
        assertThat(number("SELECT COUNT(*) FROM intake_parked WHERE external_id = '999000111222333'"
                        + " AND CONVERT(payload USING utf8mb4) LIKE '%" + comment + "%'"))
                .isEqualTo(1);
    }

    /** Of all that the database holds, the brand's sealed copy of what came is the only place where the number may be. */
    @Test
    void aCardsNumberIsNotKeptInAnyTable() throws SQLException {
        String comment = "880055_" + System.nanoTime();
        String said = comment(comment, "Kartım 4111 1111 1111 1111, iade edin");
        deliver(Json.createObjectBuilder().add("body", said));
        deliver(Json.createObjectBuilder()
                .add(
                        "body",
                        said.replace("\"verb\":\"add\"", "\"verb\":\"edited\"").replace("iade", "iki kez iade")));
        workedOff();
        assertThat(number("SELECT COUNT(*) FROM interaction WHERE external_id = '" + comment
                        + "' AND text = 'Kartım •••• •••• •••• 1111, iki kez iade edin'"))
                .isEqualTo(1);
        assertThat(columnsWith("4111 1111 1111 1111")).isEmpty();
        assertThat(columnsWith("•••• 1111")).contains("interaction.text", "interaction_change.text");
    }

    /** The columns that hold the text in any row, over all tables. */
    private List<String> columnsWith(String text) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection owner = platform.owner();
                Statement tables = owner.createStatement();
                ResultSet columns =
                        tables.executeQuery("SELECT c.table_name, c.column_name FROM information_schema.columns c"
                                + " JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name"
                                + " WHERE c.table_schema = DATABASE() AND t.table_type = 'BASE TABLE'"
                                + " AND (c.data_type LIKE '%char' OR c.data_type LIKE '%text' OR c.data_type LIKE '%blob'"
                                + " OR c.data_type IN ('json', 'varbinary'))")) {
            while (columns.next()) {
                String table = columns.getString(1);
                String column = columns.getString(2);
                if (number("SELECT COUNT(*) FROM " + table + " WHERE LOCATE(CAST('" + text + "' AS BINARY), CAST("
                                + column + " AS BINARY)) > 0")
                        > 0) {
                    found.add(table + "." + column);
                }
            }
        }
        return found;
    }

    @Test
    void aDeletionThatOvertakesItsCommentStillDeletesIt() {
        String comment = "880044_" + System.nanoTime();
        String removal = comment(comment, "gizli").replace("\"verb\":\"add\"", "\"verb\":\"remove\"");
        deliver(Json.createObjectBuilder().add("body", removal));
        deliver(Json.createObjectBuilder().add("body", comment(comment, "gizli")));
        workedOff();
        assertThat(number("SELECT COUNT(*) FROM interaction WHERE external_id = '" + comment
                        + "' AND deleted_at IS NOT NULL"))
                .isEqualTo(1);
    }

    private static String comment(String id, String text) {
        return Json.createObjectBuilder()
                .add("object", "page")
                .add(
                        "entry",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("id", PAGE)
                                        .add("time", 1_763_000_001)
                                        .add(
                                                "changes",
                                                Json.createArrayBuilder()
                                                        .add(Json.createObjectBuilder()
                                                                .add("field", "feed")
                                                                .add("value", value(id, text))))))
                .build()
                .toString();
    }

    private static JsonObjectBuilder value(String id, String text) {
        return Json.createObjectBuilder()
                .add("item", "comment")
                .add("verb", "add")
                .add("comment_id", id)
                .add("post_id", PAGE + "_77")
                .add("parent_id", PAGE + "_77")
                .add("created_time", 1_763_000_000)
                .add(
                        "from",
                        Json.createObjectBuilder()
                                .add("id", "900" + id.hashCode())
                                .add("name", "Deniz Kaya"))
                .add("message", text);
    }

    private JsonObject deliver(JsonObjectBuilder delivery) {
        return platform.simulator()
                .post("deliver", delivery.add("app", "santral").build());
    }

    private static String statuses(JsonObject answer) {
        return answer.getJsonObject("statuses").toString();
    }

    private void workedOff() {
        assertThat(Waiting.until(PATIENCE, () -> journal("AND state = 'PENDING'") == 0))
                .as("all is worked off")
                .isTrue();
    }

    private long journal(String condition) {
        return number("SELECT COUNT(*) FROM intake_journal WHERE 1 = 1 " + condition);
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
