package io.santral.tenancy.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.santral.database.TestDatabase;
import io.santral.tenancy.DataKeys;
import io.santral.tenancy.MasterKey;
import io.santral.tenancy.SealBroken;
import io.santral.tenancy.SecretFolder;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.file.SecretUse;
import io.santral.tenancy.file.TenantFiles;
import io.santral.tenancy.file.TenantsFolder;
import io.santral.tenancy.store.Migrations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plan and apply against a real database; each test begins with the shipped brands applied to an empty one. */
class ProvisioningIT {
    private static final MasterKey MASTER = MasterKey.of(Base64.getEncoder().encodeToString(new byte[32]));
    private static TestDatabase database;

    @TempDir
    Path folder;

    @TempDir
    Path secretFolder;

    private Provisioning provisioning;

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.empty();
        assertThat(Migrations.migrate(database.owner())).isPositive();
        assertThat(Migrations.migrate(database.owner()))
                .as("the second run finds nothing to do")
                .isZero();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void applyTheShippedBrands() throws Exception {
        empty();
        try (Stream<Path> files = Files.walk(Path.of("tenants"))) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(Path.of("tenants").relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        for (SecretUse use : files().secrets()) {
            Files.writeString(secretFolder.resolve(use.secret()), "value of " + use.secret() + "\n");
        }
        provisioning = new Provisioning(database.owner(), MASTER, new SecretFolder(secretFolder));
        assertThat(apply().isEmpty()).isFalse();
    }

    @Test
    void theTablesHoldWhatTheFilesSay() throws SQLException {
        assertThat(column("SELECT alias FROM tenant ORDER BY alias"))
                .containsExactly("cinarbank", "kuzgun", "sepetcim");
        assertThat(column("SELECT CONCAT(app, ':', external_id, ':', state) FROM channel_account"
                        + " WHERE channel = 'facebook' ORDER BY external_id"))
                .containsExactly(
                        "santral:100200300400501:ACTIVE",
                        "santral:100200300400502:ACTIVE",
                        "santral:100200300400503:ACTIVE",
                        "cinarbank:100200300400512:ACTIVE");
        assertThat(column(
                        "SELECT CONCAT(t.alias, ':', COUNT(*)) FROM channel_account a JOIN tenant t ON t.id = a.tenant_id"
                                + " WHERE a.channel = 'simulator' AND a.app = 'simulator' AND a.state = 'ACTIVE'"
                                + " GROUP BY t.alias ORDER BY t.alias"))
                .containsExactly("cinarbank:7", "kuzgun:7", "sepetcim:7");
        assertThat(column("SELECT CONCAT(a.app, ':', IFNULL(t.alias, '-'), ':', a.app_secret) FROM channel_app a"
                        + " LEFT JOIN tenant t ON t.id = a.tenant_id ORDER BY a.app, a.channel"))
                .containsExactly(
                        "cinarbank:cinarbank:cinarbank-facebook-secret",
                        "santral:-:santral-facebook-secret",
                        "simulator:-:santral-simulator-secret");
        assertThat(column("SELECT CONCAT(t.alias, ':', p.username, ':', g.role) FROM person_grant g"
                        + " JOIN tenant t ON t.id = g.tenant_id JOIN person p ON p.id = g.person_id"
                        + " WHERE t.alias <> 'cinarbank' ORDER BY t.alias, p.username"))
                .containsExactly(
                        "kuzgun:deniz:OPERATOR",
                        "kuzgun:elif:AGENT",
                        "kuzgun:ikili.musteri:BRAND_CLIENT",
                        "kuzgun:kuzgun.musteri:BRAND_CLIENT",
                        "kuzgun:mert:AGENT",
                        "kuzgun:zeynep:TEAM_LEADER",
                        "sepetcim:deniz:OPERATOR",
                        "sepetcim:elif:AGENT",
                        "sepetcim:ikili.musteri:BRAND_CLIENT",
                        "sepetcim:mert:AGENT",
                        "sepetcim:sepetcim.musteri:BRAND_CLIENT",
                        "sepetcim:zeynep:TEAM_LEADER");
        assertThat(
                        column(
                                "SELECT CONCAT(t.alias, ':', p.alias, ':', s.priority) FROM pool_tenant s"
                                        + " JOIN tenant t ON t.id = s.tenant_id JOIN pool p ON p.id = s.pool_id ORDER BY t.alias, s.priority"))
                .containsExactly("cinarbank:bankacilik:0", "kuzgun:seyahat:0", "kuzgun:sosyal:1", "sepetcim:sosyal:0");
        assertThat(column(
                        "SELECT CONCAT(p.username, ':', q.alias) FROM pool_member m JOIN person p ON p.id = m.person_id"
                                + " JOIN pool q ON q.id = m.pool_id WHERE p.username = 'mert' ORDER BY q.alias"))
                .containsExactly("mert:seyahat", "mert:sosyal");
        assertThat(column("SELECT COUNT(*) FROM intake_lane GROUP BY tenant_id"))
                .containsExactly("16", "16", "16");
        assertThat(column("SELECT document FROM tenant_setting s JOIN tenant t ON t.id = s.tenant_id"
                        + " WHERE t.alias = 'kuzgun' AND section = 'routing'"))
                .containsExactly("{\"pools\":[\"seyahat\",\"sosyal\"]}");
        assertThat(column("SELECT COUNT(*) FROM tenant_setting WHERE section = 'people'"))
                .containsExactly("0");
    }

    @Test
    void theSecondApplyWritesNothing() throws Exception {
        Map<String, String> before = checksums();

        assertThat(apply().print()).isEqualTo("nothing to do\n");
        assertThat(checksums()).isEqualTo(before);
    }

    @Test
    void aPlanTellsTheWholeDifferenceAndWritesNothing() throws Exception {
        replace("kuzgun/brand.yaml", "name: Kuzgun Hava Yolları", "name: Kuzgun");
        replace("kuzgun/sla.yaml", "PT30M", "PT20M");
        replace("kuzgun/routing.yaml", "[seyahat, sosyal]", "[seyahat]");
        replace("_operator/people.yaml", "{kuzgun: agent, sepetcim: agent}", "{sepetcim: team-leader}");
        Files.writeString(secretFolder.resolve("kuzgun-facebook-token"), "another");
        Map<String, String> before = checksums();

        Plan plan = plan();

        assertThat(plan.print()).isEqualTo("""
                        kuzgun
                          ~ brand: name Kuzgun Hava Yolları → Kuzgun
                          ~ section brand /name: "Kuzgun Hava Yolları" → "Kuzgun"
                          ~ section routing /pools/1: "sosyal" → (none)
                          ~ section sla /targets/0/within: "PT30M" → "PT20M"
                          ~ account facebook 100200300400501: secret accessToken
                          - grant AGENT to mert
                          - served by pool sosyal
                        sepetcim
                          - grant AGENT to mert
                          + grant TEAM_LEADER to mert
                        1 added, 5 changed, 3 removed
                        """);
        assertThat(checksums()).isEqualTo(before);
        assertThat(apply().print()).isEqualTo(plan.print());
        assertThat(column(
                        "SELECT MAX(version) FROM tenant_setting GROUP BY tenant_id, section HAVING MAX(version) > 1"))
                .hasSize(3);
        assertThat(plan().isEmpty()).isTrue();
    }

    @Test
    void aTokenIsSealedForItsRowAndNoOther() throws Exception {
        long tenant = Long.parseLong(
                column("SELECT id FROM tenant WHERE alias = 'kuzgun'").get(0));
        long other = Long.parseLong(
                column("SELECT id FROM tenant WHERE alias = 'sepetcim'").get(0));
        long account = Long.parseLong(column("SELECT id FROM channel_account WHERE external_id = '100200300400501'")
                .get(0));
        byte[] sealed = Base64.getDecoder()
                .decode(column("SELECT TO_BASE64(sealed) FROM channel_secret WHERE account_id = " + account)
                        .get(0)
                        .replaceAll("\\s", ""));

        assertThat(keys(tenant).open("channel_secret", account, "accessToken", sealed))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("value of kuzgun-facebook-token");
        assertThatThrownBy(() -> keys(other).open("channel_secret", account, "accessToken", sealed))
                .isInstanceOf(SealBroken.class);
        assertThat(column("SELECT COUNT(*) FROM channel_secret WHERE CAST(sealed AS CHAR) LIKE '%value of%'"))
                .containsExactly("0");
    }

    @Test
    void aWrongMasterKeyChangesNothing() throws Exception {
        byte[] wrong = new byte[32];
        Arrays.fill(wrong, (byte) 7);
        replace("kuzgun/sla.yaml", "PT30M", "PT20M");
        Map<String, String> before = checksums();
        provisioning = new Provisioning(
                database.owner(),
                MasterKey.of(Base64.getEncoder().encodeToString(wrong)),
                new SecretFolder(secretFolder));

        assertThatThrownBy(this::apply).isInstanceOf(SealBroken.class).hasMessageContaining("master key");
        assertThat(checksums()).isEqualTo(before);
    }

    @Test
    void whoIsTakenOutIsLockedAndWhoComesBackIsNot() throws Exception {
        String people = Files.readString(folder.resolve("_operator/people.yaml"));
        replace("_operator/people.yaml", people.substring(people.indexOf("  - username: mert")), "");
        replace("kuzgun/people.yaml", "username: kuzgun.musteri", "username: kuzgun.yeni");

        apply();

        assertThat(column("SELECT username FROM person WHERE state = 'LOCKED' ORDER BY username"))
                .containsExactly("kuzgun.musteri", "mert");
        assertThat(
                        column(
                                "SELECT p.username FROM person_grant g JOIN person p ON p.id = g.person_id WHERE p.state = 'LOCKED'"))
                .isEmpty();
        assertThat(
                        column(
                                "SELECT p.username FROM pool_member m JOIN person p ON p.id = m.person_id WHERE p.state = 'LOCKED'"))
                .isEmpty();

        Files.writeString(folder.resolve("_operator/people.yaml"), people);
        apply();

        assertThat(column("SELECT username FROM person WHERE state = 'LOCKED'")).containsExactly("kuzgun.musteri");
    }

    @Test
    void whoWasLockedOnTheDeskStaysLocked() throws Exception {
        run("UPDATE person SET state = 'LOCKED' WHERE username = 'mert'");
        replace("_operator/people.yaml", "mert@operator.example", "mert.ozturk@operator.example");

        assertThat(apply().warnings()).singleElement().asString().contains("mert");
        assertThat(column("SELECT CONCAT(state, ' ', email) FROM person WHERE username = 'mert'"))
                .containsExactly("LOCKED mert.ozturk@operator.example");
    }

    @Test
    void aBrandWithoutAFolderStaysUntilItIsTakenOut() throws Exception {
        Files.move(folder.resolve("kuzgun"), folder.resolve(".kuzgun"));
        replace("_operator/people.yaml", "kuzgun: agent, ", "");
        Map<String, String> before = checksums();

        Plan plan = apply();

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.warnings()).singleElement().asString().contains("--take-out kuzgun");
        assertThat(checksums()).isEqualTo(before);

        provisioning.apply(files(), "test", Set.of("kuzgun"));

        assertThat(column("SELECT state FROM tenant WHERE alias = 'kuzgun'")).containsExactly("LEFT");
        assertThat(
                        column(
                                "SELECT COUNT(*) FROM person_grant g JOIN tenant t ON t.id = g.tenant_id WHERE t.alias = 'kuzgun'"))
                .containsExactly("0");
        assertThat(column("SELECT username FROM person WHERE state = 'LOCKED'")).containsExactly("kuzgun.musteri");
        assertThat(
                        column(
                                "SELECT COUNT(*) FROM channel_account a JOIN tenant t ON t.id = a.tenant_id WHERE t.alias = 'kuzgun'"))
                .containsExactly("8");
        assertThat(plan().print()).isEqualTo("nothing to do\n");
    }

    @Test
    void onlyABrandThatThereIsCanBeTakenOut() throws Exception {
        assertThatThrownBy(() -> provisioning.apply(files(), "test", Set.of("yok")))
                .isInstanceOf(CannotApply.class)
                .hasMessageContaining("no brand yok");
        assertThatThrownBy(() -> provisioning.apply(files(), "test", Set.of("kuzgun")))
                .isInstanceOf(CannotApply.class)
                .hasMessageContaining("state: left");
    }

    @Test
    void leavingAndSuspensionAreStates() throws Exception {
        replace("kuzgun/brand.yaml", "sector: airline", "sector: airline\nstate: left");
        replace("sepetcim/brand.yaml", "sector: retail", "sector: retail\nstate: suspended");

        apply();

        assertThat(column("SELECT CONCAT(alias, ' ', state) FROM tenant ORDER BY alias"))
                .containsExactly("cinarbank ACTIVE", "kuzgun LEFT", "sepetcim SUSPENDED");
        assertThat(
                        column(
                                "SELECT DISTINCT t.alias FROM person_grant g JOIN tenant t ON t.id = g.tenant_id ORDER BY t.alias"))
                .containsExactly("cinarbank", "sepetcim");
        assertThat(column("SELECT username FROM person WHERE state = 'LOCKED'")).containsExactly("kuzgun.musteri");
        assertThat(plan().isEmpty()).isTrue();

        replace("kuzgun/brand.yaml", "state: left", "state: active");
        apply();
        assertThat(column("SELECT username FROM person WHERE state = 'LOCKED'")).isEmpty();
    }

    @Test
    void anAccountThatIsTakenOutIsDisconnectedAndLosesItsToken() throws Exception {
        String channels = Files.readString(folder.resolve("cinarbank/channels.yaml"));
        String second =
                channels.substring(channels.indexOf("  - channel: facebook\n    externalId: \"100200300400512\""));
        replace("cinarbank/channels.yaml", second, "");

        apply();

        assertThat(column("SELECT state FROM channel_account WHERE external_id = '100200300400512'"))
                .containsExactly("DISCONNECTED");
        assertThat(column("SELECT COUNT(*) FROM channel_secret")).containsExactly("24");

        Files.writeString(folder.resolve("cinarbank/channels.yaml"), channels);
        apply();
        assertThat(column("SELECT state FROM channel_account WHERE external_id = '100200300400512'"))
                .containsExactly("ACTIVE");
        assertThat(column("SELECT COUNT(*) FROM channel_secret")).containsExactly("25");
    }

    @Test
    void anAccountNeverChangesItsBrand() throws Exception {
        replace("sepetcim/channels.yaml", "100200300400503", "100200300400777");
        apply();
        replace("kuzgun/channels.yaml", "100200300400501", "100200300400503");
        Map<String, String> before = checksums();

        assertThatThrownBy(this::apply)
                .isInstanceOf(CannotApply.class)
                .hasMessageContaining("100200300400503")
                .hasMessageContaining("sepetcim");
        assertThat(checksums()).isEqualTo(before);
    }

    @Test
    void anApplicationMayGoFromABrandToTheOperatorAndBack() throws Exception {
        String channels = Files.readString(folder.resolve("cinarbank/channels.yaml"));
        String apps = Files.readString(folder.resolve("_operator/apps.yaml"));
        int from = channels.indexOf("apps:\n") + 6;
        int to = channels.indexOf("accounts:");
        replace("cinarbank/channels.yaml", channels.substring(from - 6, to), "");
        Files.writeString(folder.resolve("_operator/apps.yaml"), apps + channels.substring(from, to));

        assertThat(apply().print()).contains("~ application facebook cinarbank: tenant_id ");

        Files.writeString(folder.resolve("cinarbank/channels.yaml"), channels);
        Files.writeString(folder.resolve("_operator/apps.yaml"), apps);
        apply();
        assertThat(column("SELECT COUNT(*) FROM channel_app WHERE tenant_id IS NOT NULL"))
                .containsExactly("1");
    }

    @Test
    void aPoolThatNobodyNeedsGoes() throws Exception {
        replace(
                "_operator/pools.yaml",
                "  - {alias: bankacilik, name: Bankacılık}\n",
                "  - {alias: banka, name: Bankacılık}\n");
        replace("_operator/people.yaml", "bankacilik", "banka");
        replace("cinarbank/routing.yaml", "bankacilik", "banka");

        apply();

        assertThat(column("SELECT alias FROM pool ORDER BY alias")).containsExactly("banka", "seyahat", "sosyal");
    }

    @Test
    void twoAppliesAtOnceAreOneAfterTheOther() throws Exception {
        replace("kuzgun/sla.yaml", "PT30M", "PT20M");
        TenantFiles files = files();

        List<Integer> sizes = Stream.of(1, 2, 3, 4)
                .parallel()
                .map(one -> {
                    try {
                        return provisioning
                                .apply(files, "test", Set.of())
                                .changes()
                                .size();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();

        assertThat(sizes).containsExactlyInAnyOrder(1, 0, 0, 0);
    }

    private TenantFiles files() {
        var reading = TenantsFolder.read(folder);
        assertThat(reading.problems()).isEmpty();
        return reading.files().orElseThrow();
    }

    private Plan apply() throws SQLException {
        return provisioning.apply(files(), "test", Set.of());
    }

    private Plan plan() throws SQLException {
        return provisioning.plan(files(), Set.of());
    }

    private DataKeys keys(long tenant) throws SQLException {
        Map<Integer, byte[]> wrapped = new TreeMap<>();
        wrapped.put(
                1,
                Base64.getDecoder()
                        .decode(column("SELECT TO_BASE64(wrapped) FROM tenant_key WHERE tenant_id = " + tenant)
                                .get(0)
                                .replaceAll("\\s", "")));
        return DataKeys.of(new TenantId(tenant), wrapped, MASTER);
    }

    /** Every table's content: if one row or one time stamp were written, they would differ. */
    private Map<String, String> checksums() throws SQLException {
        Map<String, String> sums = new TreeMap<>();
        for (String table : tables()) {
            try (Connection connection = database.owner().getConnection()) {
                sums.putAll(new Sql(connection)
                        .list("CHECKSUM TABLE " + table, row -> Map.entry(row.getString(1), row.getString(2))).stream()
                                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
            }
        }
        return sums;
    }

    private static List<String> tables() throws SQLException {
        return column("SELECT table_name FROM information_schema.tables WHERE table_schema = 'santral'"
                + " AND table_type = 'BASE TABLE' AND table_name <> 'flyway_schema_history' ORDER BY table_name");
    }

    private static void empty() throws SQLException {
        try (Connection connection = database.owner().getConnection()) {
            Sql sql = new Sql(connection);
            sql.run("SET FOREIGN_KEY_CHECKS = 0");
            for (String table : tables()) {
                sql.run("DELETE FROM " + table);
            }
        }
    }

    private static List<String> column(String query) throws SQLException {
        try (Connection connection = database.owner().getConnection()) {
            return new Sql(connection).list(query, row -> row.getString(1));
        }
    }

    private static void run(String statement) throws SQLException {
        try (Connection connection = database.owner().getConnection()) {
            new Sql(connection).run(statement);
        }
    }

    private void replace(String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve(file), text.replace(from, to));
    }
}
