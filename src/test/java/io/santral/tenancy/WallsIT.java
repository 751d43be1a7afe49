package io.santral.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.santral.cases.CaseRef;
import io.santral.database.Brands;
import io.santral.database.TestDatabase;
import io.santral.database.TestTransactions;
import io.santral.routing.store.QueueStore;
import io.santral.routing.store.QueueStores;
import io.santral.shared.Ids;
import io.santral.sla.store.ClockStore;
import io.santral.sla.store.ClockStores;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the database keeps apart by itself (wall 4), whatever the application forgets, and that the walls before it keep brands
 * apart when this one is taken away. What there is, is asked of the database: a new table without a wall fails here.
 */
class WallsIT {
    private static final int CHECK_OPTION = 1369;
    private static final int NOT_ALLOWED = 1142;
    private static final int NO_PARENT = 1452;

    /** Tables that are nobody's, or known by more than the brand: what the application sees of them is listed below. */
    private static final List<String> NO_BRANDS = List.of(
            "channel_app",
            "flyway_schema_history",
            "intake_parked",
            "person",
            "pool",
            "pool_member",
            "presence",
            "tenant");

    /** Views of one brand on what is not one brand's: the names and the presence of its people. They cannot be written. */
    private static final List<String> PEOPLE = List.of("person", "presence");

    /** Views of one brand on what carries no brand: rows can be taken away and not put in. */
    private static final List<String> TAKEN_FROM = List.of("intake_parked");

    private static final TestDatabase DATABASE = TestDatabase.instance();
    private static final TestTransactions DESK = DATABASE.desk();
    private static final TestTransactions DIRECTORY = DATABASE.directory();

    private static TenantId a;
    private static TenantId b;
    private static long agentOfA;
    private static long stranger;
    private static Twins twins;

    @BeforeAll
    static void twins() throws SQLException {
        a = Brands.brand();
        b = Brands.brand();
        long pool = Brands.pool();
        Brands.serves(pool, a, 1);
        Brands.serves(pool, b, 1);
        agentOfA = Brands.person();
        long agentOfB = Brands.person();
        stranger = Brands.person();
        Brands.grant(agentOfA, a, "AGENT");
        Brands.grant(agentOfB, b, "AGENT");
        for (long person : List.of(agentOfA, agentOfB, stranger)) {
            Brands.belongs(person, pool);
            DATABASE.run("INSERT INTO presence VALUES (%d, 'READY', 5, UTC_TIMESTAMP());\n".formatted(person));
        }
        for (TenantId brand : List.of(a, b)) {
            DATABASE.run(("INSERT INTO tenant_setting VALUES (%1$d, 'brand', 1, '{}', UTC_TIMESTAMP(), 'test');\n"
                            + "INSERT INTO tenant_key VALUES (%1$d, 1, 'wrapped', UTC_TIMESTAMP());\n"
                            + "INSERT INTO intake_lane VALUES (%1$d, 1);\n")
                    .formatted(brand.value()));
        }
        try (Connection owner = DATABASE.owner().getConnection()) {
            twins = Twins.write(owner, a.value(), b.value(), pool, agentOfA);
        }
        // What it takes two customers for, or none; the merge is one that was taken back.
        for (TenantId brand : List.of(a, b)) {
            DATABASE.run(("INSERT INTO customer VALUES (%1$d, %3$d, 'Mate', UTC_TIMESTAMP());\n"
                            + "INSERT INTO identity VALUES (%1$d, %3$d, 'facebook:twins', 'mate', 'Mate', UTC_TIMESTAMP());\n"
                            + "INSERT INTO customer_merge (tenant_id, id, from_id, into_id, origin, reason, created_at, undone_at)"
                            + " VALUES (%1$d, %2$d, %3$d, %2$d, 'AGENT', 'test', UTC_TIMESTAMP(), UTC_TIMESTAMP());\n"
                            + "INSERT INTO identity_difference (tenant_id, id, low_id, high_id, created_at)"
                            + " VALUES (%1$d, %2$d, %2$d, %3$d, UTC_TIMESTAMP());\n"
                            + "INSERT INTO support_case (tenant_id, id, customer_id, account_id, state, title, opened_at, last_at,"
                            + " version) VALUES (%1$d, %3$d, %3$d, %2$d, 'OPEN', 'Mate', UTC_TIMESTAMP(), UTC_TIMESTAMP(), 1);\n"
                            + "INSERT INTO case_verdict VALUES (%1$d, %2$d, %2$d, %3$d, 'DIFFERENT', 'test', 1, UTC_TIMESTAMP());\n"
                            + "INSERT INTO owner_odds VALUES (%1$d, 'EMAIL', 'VERIFIED', 1, 0);\n")
                    .formatted(brand.value(), twins.id(), twins.id() + 1));
        }
    }

    @Test
    void everyTableOfABrandStandsBehindAView() throws SQLException {
        List<String> walled = new ArrayList<>(views());
        assertThat(tables("column_name = 'tenant_id' AND table_name <> 'channel_app'"))
                .as("tables with a brand, and views")
                .isSubsetOf(walled);
        List<String> others = new ArrayList<>(tables("column_name <> ''"));
        others.removeAll(tables("column_name = 'tenant_id' AND table_name <> 'channel_app'"));
        assertThat(others).as("tables without a brand").containsExactlyInAnyOrderElementsOf(NO_BRANDS);
    }

    @Test
    void everyViewAsksForTheBrandOfTheSessionAndChecksWhatIsWritten() throws SQLException {
        Map<String, String> open = new TreeMap<>();
        query(
                "SELECT table_name, check_option, view_definition FROM information_schema.views"
                        + " WHERE table_schema = 'santral_desk'",
                row -> {
                    boolean bound = row.getString(3).contains("current_tenant");
                    boolean checked = row.getString(2).equals("CASCADED") || PEOPLE.contains(row.getString(1));
                    if (!bound || !checked) {
                        open.put(row.getString(1), row.getString(2) + " " + row.getString(3));
                    }
                });
        assertThat(open).isEmpty();
    }

    @Test
    void aSessionBoundToNoBrandSeesNoRow() throws Exception {
        for (String view : views()) {
            assertThat(count(view)).as(view).isZero();
        }
    }

    @Test
    void aSessionBoundToABrandSeesItsRowsAndNoOthers() throws Exception {
        for (String view : views()) {
            TenantScope.call(a, () -> {
                assertThat(count(view)).as(view).isPositive();
                assertThat(everything(view))
                        .as(view)
                        .doesNotContain(Twins.CANARY_B)
                        .doesNotContain("|" + b.value() + "|");
                return view;
            });
        }
    }

    @Test
    void aSessionBoundToABrandWritesNothingOfAnother() throws Exception {
        for (String view : views()) {
            if (PEOPLE.contains(view) || TAKEN_FROM.contains(view)) {
                continue;
            }
            String brand = view.equals("tenant") ? "id" : "tenant_id";
            TenantScope.call(a, () -> {
                assertRefused(CHECK_OPTION, "UPDATE " + view + " SET " + brand + " = " + b.value());
                assertRefused(CHECK_OPTION, copyInto(view, brand));
                assertThat(update("UPDATE " + view + " SET " + brand + " = " + brand + " WHERE " + brand + " = "
                                + b.value()))
                        .as("rows of the other brand that an update of %s reaches", view)
                        .isZero();
                return view;
            });
        }
    }

    @Test
    void whatIsParkedForAnotherBrandCannotBeReached() throws Exception {
        String own = "page-" + a.value() + "-" + twins.id();
        String foreign = "page-" + b.value() + "-" + twins.id();
        TenantScope.call(a, () -> {
            assertRefused(
                    CHECK_OPTION,
                    "UPDATE intake_parked SET external_id = '" + foreign + "' WHERE external_id = '" + own + "'");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> update("UPDATE intake_parked SET tenant_id = " + b.value()));
            assertThat(update("DELETE FROM intake_parked WHERE external_id = '" + foreign + "'"))
                    .isZero();
            return "";
        });
        assertThat(owned("SELECT COUNT(*) FROM intake_parked WHERE external_id = '" + foreign + "'"))
                .containsExactly("1");
    }

    @Test
    void theViewsOfPeopleCannotBeWritten() throws Exception {
        TenantScope.call(a, () -> {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> update("UPDATE presence SET state = 'AWAY'"));
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> update("UPDATE presence SET capacity = 9"));
            return "";
        });
    }

    @Test
    void theApplicationsUsersReadNoTable() throws Exception {
        for (String table : tables("column_name <> ''")) {
            assertRefused(NOT_ALLOWED, "SELECT * FROM santral." + table);
            assertRefused(NOT_ALLOWED, "DELETE FROM santral." + table);
            refused(DIRECTORY, NOT_ALLOWED, "SELECT * FROM santral." + table);
        }
        assertRefused(NOT_ALLOWED, "SELECT * FROM santral_directory.unified_queue");
        refused(DIRECTORY, NOT_ALLOWED, "SELECT * FROM santral_desk.support_case");
    }

    @Test
    void everyForeignKeyBetweenTablesOfBrandsBeginsWithTheBrand() throws SQLException {
        List<String> loose = new ArrayList<>();
        query(
                "SELECT k.table_name, k.constraint_name, MAX(k.ordinal_position = 1 AND k.column_name = 'tenant_id'"
                        + " AND k.referenced_column_name IN ('tenant_id', 'id')) AS led FROM information_schema.key_column_usage k"
                        + " WHERE k.table_schema = 'santral' AND k.referenced_table_name IS NOT NULL"
                        + " AND k.referenced_table_name NOT IN ('person', 'pool') GROUP BY k.table_name, k.constraint_name",
                row -> {
                    if (!row.getBoolean(3)) {
                        loose.add(row.getString(1) + "." + row.getString(2));
                    }
                });
        assertThat(loose).isEmpty();
    }

    @Test
    void everyPrimaryKeyOfABrandsTableBeginsWithTheBrand() throws SQLException {
        List<String> led = new ArrayList<>();
        query(
                "SELECT table_name FROM information_schema.key_column_usage WHERE table_schema = 'santral'"
                        + " AND constraint_name = 'PRIMARY' AND ordinal_position = 1 AND column_name = 'tenant_id'",
                row -> led.add(row.getString(1)));
        assertThat(led)
                .containsExactlyInAnyOrderElementsOf(
                        tables("column_name = 'tenant_id' AND table_name <> 'channel_app'"));
    }

    @Test
    void aChildCannotBelongToAnotherBrandsParent() throws Exception {
        long onlyAtB = Ids.next();
        DATABASE.run("INSERT INTO customer VALUES (%d, %d, 'B', UTC_TIMESTAMP());\n".formatted(b.value(), onlyAtB));
        refused(
                DATABASE.owner(),
                NO_PARENT,
                "UPDATE support_case SET customer_id = %d WHERE tenant_id = %d AND id = %d"
                        .formatted(onlyAtB, a.value(), twins.id()));
    }

    @Test
    void overBrandsThereAreNamesAndPlacesAndNoContent() throws SQLException {
        Map<String, String> seen = new TreeMap<>();
        query(
                "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'santral_directory'"
                        + " ORDER BY table_name, ordinal_position",
                row -> seen.merge(row.getString(1), row.getString(2), (all, one) -> all + " " + one));
        Map<String, String> shown = new TreeMap<>(Map.of(
                "channel_account", "tenant_id id channel external_id app name state tenant_state",
                "channel_app", "channel app tenant_id verify_token app_secret previous_app_secret",
                "intake_parked", "id channel app external_id dedupe_key event_key conversation payload received_at",
                "person", "id username name kind state language",
                "person_grant", "person_id tenant_id role",
                "pool_member", "pool_id person_id alias name",
                "presence", "person_id state capacity changed_at",
                "tenant", "id alias name state",
                "unified_queue",
                        "tenant_id case_id pool_id state person_id offered_until slot due_at entered_at reason title"
                                + " opened_at last_at channel account_name customer_name person_name tenant_alias tenant_name"
                                + " topic urgency",
                "work_slot", "slot"));
        shown.put("pool_brand", "tenant_id pool_id alias name mine");
        shown.put("intake_homeless", "channel app external_id received_at app_tenant_id");
        assertThat(seen).isEqualTo(shown);
    }

    @Test
    void theUnifiedQueueIsEmptyWithoutAPersonOrWithoutAGrant() throws Exception {
        assertThat(queue()).isEmpty();
        assertThat(PersonScope.call(stranger, WallsIT::queue))
                .as("in the pool, without a grant")
                .isEmpty();
    }

    @Test
    void theUnifiedQueueShowsThePersonsBrandsOnly() throws Exception {
        assertThat(PersonScope.call(agentOfA, WallsIT::queue))
                .contains(Twins.CANARY_A)
                .doesNotContain(Twins.CANARY_B);
    }

    @Test
    void aSuspendedBrandIsInNobodysQueue() throws Exception {
        DATABASE.run("UPDATE tenant SET state = 'SUSPENDED' WHERE id = " + a.value() + ";\n");
        try {
            assertThat(PersonScope.call(agentOfA, WallsIT::queue)).isEmpty();
        } finally {
            DATABASE.run("UPDATE tenant SET state = 'ACTIVE' WHERE id = " + a.value() + ";\n");
        }
    }

    // Mutations: one wall is taken away, the next must hold alone.

    @Test
    void aStatementThatForgetsTheBrandIsHeldByTheView() throws Exception {
        TenantScope.call(a, () -> {
            assertThat(value("SELECT title FROM support_case WHERE id = " + twins.id()))
                    .containsExactly(Twins.CANARY_A + " title");
            assertThat(update("UPDATE reply SET looks = looks + 1 WHERE id = " + twins.id()))
                    .isEqualTo(1);
            return "";
        });
        assertThat(owned("SELECT looks FROM reply WHERE tenant_id = " + b.value() + " AND id = " + twins.id()))
                .containsExactly("0");
    }

    @Test
    void aJoinThatForgetsTheBrandIsHeldByTheView() throws Exception {
        assertThat(TenantScope.call(
                        a,
                        () -> value(
                                "SELECT u.name FROM support_case c JOIN customer u ON u.id = c.customer_id WHERE c.id = "
                                        + twins.id())))
                .containsExactly(Twins.CANARY_A + " customer");
    }

    /** The driver keeps statements prepared at the server, for whichever brand the session works for next. */
    @Test
    void aStatementThatIsKeptPreparedFollowsTheSession() throws Exception {
        String read = "SELECT title FROM support_case WHERE id = ?";
        String write = "UPDATE support_case SET version = version + 1 WHERE id = ?";
        String version = "SELECT version FROM support_case WHERE tenant_id = %d AND id = " + twins.id();
        List<String> before = owned(version.formatted(a.value()));
        List<String> others = owned(version.formatted(b.value()));
        try (Connection session = TenantScope.call(a, DESK::getConnection)) {
            for (int round = 0; round < 3; round++) {
                assertThat(TenantScope.call(a, () -> prepared(session, read)))
                        .containsExactly(Twins.CANARY_A + " title");
                assertThat(TenantScope.call(b, () -> prepared(session, read)))
                        .containsExactly(Twins.CANARY_B + " title");
                assertThat(prepared(session, read)).as("without a scope").isEmpty();
            }
            TenantScope.call(a, () -> prepared(session, write));
            TenantScope.call(b, () -> prepared(session, write));
            TenantScope.call(b, () -> prepared(session, write));
            prepared(session, write);
        }
        assertThat(owned(version.formatted(a.value()))).containsExactly(more(before, 1));
        assertThat(owned(version.formatted(b.value()))).containsExactly(more(others, 2));
    }

    private static List<String> prepared(Connection session, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setLong(1, twins.id());
            if (statement.execute()) {
                ResultSet rows = statement.getResultSet();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    private static String more(List<String> number, int by) {
        return String.valueOf(Integer.parseInt(number.get(0)) + by);
    }

    @Test
    void aSessionThatKeptAnotherBrandsBindingFindsNothing() throws Exception {
        QueueStore store = QueueStores.on(DESK);
        boolean found =
                TenantScope.call(b, () -> store.lock(new CaseRef(a, twins.id())).isPresent());
        assertThat(found).as("bound to b, asked for a").isFalse();
    }

    @Test
    void storesKeepBrandsApartWhereThereAreNoViews() throws Exception {
        DataSource tables = DATABASE.owner();
        QueueStore queue = QueueStores.on(tables);
        ClockStore clocks = ClockStores.on(tables);
        CaseRef ofA = new CaseRef(a, twins.id());
        CaseRef ofB = new CaseRef(b, twins.id());

        queue.offer(ofA, agentOfA, 20, "test");

        assertThat(queue.lock(ofA).orElseThrow().isWith(agentOfA)).isTrue();
        assertThat(queue.lock(ofB).orElseThrow().isWith(agentOfA))
                .as("the twin")
                .isFalse();
        assertThat(clocks.clocks(ofA)).hasSize(1);
        queue.free(ofA, "test");
    }

    private static String copyInto(String view, String brand) throws SQLException {
        List<String> columns = new ArrayList<>();
        query(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = 'santral' AND table_name = '"
                        + view
                        + "' AND generation_expression = '' OR table_schema = 'santral' AND table_name = '" + view
                        + "' AND generation_expression IS NULL ORDER BY ordinal_position",
                row -> columns.add(row.getString(1)));
        List<String> values = new ArrayList<>(columns);
        Collections.replaceAll(values, brand, Long.toString(b.value()));
        return "INSERT INTO " + view + " (" + String.join(", ", columns) + ") SELECT " + String.join(", ", values)
                + " FROM " + view + " LIMIT 1";
    }

    private static List<String> views() throws SQLException {
        List<String> views = new ArrayList<>();
        query(
                "SELECT table_name FROM information_schema.views WHERE table_schema = 'santral_desk' ORDER BY table_name",
                row -> views.add(row.getString(1)));
        return views;
    }

    private static TreeSet<String> tables(String condition) throws SQLException {
        TreeSet<String> tables = new TreeSet<>();
        query(
                "SELECT DISTINCT table_name FROM information_schema.columns WHERE table_schema = 'santral' AND "
                        + condition,
                row -> tables.add(row.getString(1)));
        return tables;
    }

    private interface Reading {
        void of(ResultSet row) throws SQLException;
    }

    private static void query(String sql, Reading reading) throws SQLException {
        read(DATABASE.owner(), sql, reading);
    }

    private static void read(DataSource source, String sql, Reading reading) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reading.of(rows);
            }
        }
    }

    private static List<String> value(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        read(DESK, sql, row -> values.add(row.getString(1)));
        return values;
    }

    private static List<String> owned(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        query(sql, row -> values.add(row.getString(1)));
        return values;
    }

    private static long count(String view) throws SQLException {
        return Long.parseLong(value("SELECT COUNT(*) FROM " + view).get(0));
    }

    private static int update(String sql) throws SQLException {
        try (Connection connection = DESK.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.executeUpdate();
        }
    }

    private static String everything(String view) throws SQLException {
        return everything(DESK, "SELECT * FROM " + view);
    }

    private static String queue() throws SQLException {
        return everything(DIRECTORY, "SELECT * FROM unified_queue");
    }

    private static String everything(DataSource source, String sql) throws SQLException {
        StringBuilder all = new StringBuilder();
        read(source, sql, row -> {
            ResultSetMetaData columns = row.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                all.append('|').append(row.getString(i));
            }
            all.append("|\n");
        });
        return all.toString();
    }

    private static void assertRefused(int code, String sql) {
        refused(DESK, code, sql);
    }

    private static void refused(DataSource source, int code, String sql) {
        assertThatExceptionOfType(SQLException.class)
                .as(sql)
                .isThrownBy(() -> {
                    try (Connection connection = source.getConnection();
                            Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                })
                .satisfies(refusal -> assertThat(refusal.getErrorCode())
                        .as("%s: %s", sql, refusal.getMessage())
                        .isEqualTo(code));
    }
}
