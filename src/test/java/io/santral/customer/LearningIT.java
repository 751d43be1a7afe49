package io.santral.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.santral.audit.AuditOn;
import io.santral.customer.linking.Forest.Edge;
import io.santral.customer.matching.Agreement;
import io.santral.customer.matching.Agreement.Cell;
import io.santral.customer.matching.Aspect;
import io.santral.customer.matching.Level;
import io.santral.customer.matching.Model;
import io.santral.customer.matching.Shadow;
import io.santral.customer.store.CustomerStore;
import io.santral.customer.store.CustomerStore.Cause;
import io.santral.customer.store.CustomerStores;
import io.santral.customer.store.DecisionStore;
import io.santral.database.Brands;
import io.santral.database.TestDatabase;
import io.santral.database.TestTransactions;
import io.santral.database.Told;
import io.santral.security.Actor;
import io.santral.security.Actors;
import io.santral.security.Role;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.shared.Refused;
import io.santral.shared.Sql;
import io.santral.shared.StoreFailure;
import io.santral.tenancy.PersonScope;
import io.santral.tenancy.Section;
import io.santral.tenancy.Settings;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantKeys;
import io.santral.tenancy.TenantScope;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Nights and audits on a real database, through its walls: each object is a node of its own over the same tables. */
class LearningIT {
    /** The quiet hour is the hour in which the test runs, whatever it is. */
    private static final Clock CLOCK = Clock.systemUTC();

    private static final Instant AT = Instant.now();
    private static final TestDatabase DATABASE = TestDatabase.instance();

    private final TenantId brand = Brands.brand();
    private final TenantId twin = Brands.brand();
    private final long ayla = Brands.person();

    @Test
    void aNightOnTwoNodesIsDoneOnceAndWhatIsNotWorseIsPromoted() throws Exception {
        people(brand, 60);
        judged(brand, 70, 0);
        List<Node> nodes = List.of(new Node(false), new Node(false), new Node(false), new Node(false));
        ExecutorService threads = Executors.newFixedThreadPool(nodes.size());
        CountDownLatch start = new CountDownLatch(nodes.size());
        List<Future<Boolean>> running = new ArrayList<>();
        for (Node node : nodes) {
            running.add(threads.submit(() -> {
                start.countDown();
                start.await();
                return node.night(brand);
            }));
        }
        int done = 0;
        for (Future<Boolean> one : running) {
            done += one.get() ? 1 : 0;
        }
        threads.shutdown();
        assertThat(done).isEqualTo(1);
        assertThat(versions(brand)).containsExactly("CURRENT not-worse");
        assertThat(audit(brand)).containsExactly("model.current");
        assertThat(new Node(false).night(brand)).as("a second time that night").isFalse();
        assertThat(versions(twin)).as("the twin").isEmpty();

        String made = version(brand);
        Node fresh = new Node(false);
        assertThat(fresh.in(brand, () -> fresh.models.current().version())).isEqualTo(made);
        assertThat(fresh.in(twin, () -> fresh.models.current().version()))
                .isEqualTo(Model.shipped().version());
    }

    @Test
    void whatIsWorseInTheShadowIsRejectedWithBothFigures() throws Exception {
        people(brand, 20);
        // Drawn merges, right; one refused; and thirty who have said yes to everything.
        judged(brand, 60, 1);
        poisoned(brand, 2_500);
        assertThat(new Node(false).night(brand)).isTrue();
        assertThat(versions(brand)).containsExactly("REJECTED worse");
        List<Integer> wrong = owner(
                "SELECT wrong, current_wrong FROM matching_model WHERE tenant_id = " + brand.value(),
                row -> row.getInt(1) - row.getInt(2));
        assertThat(wrong.get(0)).isPositive();
        Node node = new Node(false);
        assertThat(node.in(brand, () -> node.models.current().version()))
                .isEqualTo(Model.shipped().version());
        assertThatThrownBy(() -> node.in(brand, () -> {
                    node.learned().choose(new ModelRef(brand, only(brand)), "I like it");
                    return "";
                }))
                .isInstanceOf(Refused.class)
                .hasMessage("model.rejected");
    }

    @Test
    void aNightWithFewAnswersStaysInTheShadow() throws Exception {
        people(brand, 60);
        judged(brand, 10, 0);
        assertThat(new Node(false).night(brand)).isTrue();
        assertThat(versions(brand)).containsExactly("SHADOW too-little");
    }

    @Test
    void whoDiesInTheMiddleIsFollowedByAnotherAndEndsNothing() throws Exception {
        people(brand, 60);
        judged(brand, 70, 0);
        Node dying = new Node(false);
        Optional<LocalDate> night = dying.in(brand, () -> dying.learning.begin("dying"));
        assertThat(night).isPresent();
        Node next = new Node(false);
        assertThat(next.night(brand)).as("while the lease runs").isFalse();
        DATABASE.run("UPDATE learning_night SET lease_until = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE tenant_id = "
                + brand.value() + ";\n");
        assertThat(next.night(brand)).isTrue();
        boolean late = dying.in(brand, () -> dying.learning.goOn(night.orElseThrow(), "dying", "FITTING"));
        assertThat(late).as("who was only slow").isFalse();
        assertThat(dying.in(
                        brand,
                        () -> dying.learning.end(
                                night.orElseThrow(),
                                "dying",
                                new Learning.Found(
                                        Model.shipped(),
                                        Model.shipped(),
                                        Agreement.NONE,
                                        0,
                                        new Shadow.Report(0, new Shadow.Tally(0, 0), new Shadow.Tally(0, 0))))))
                .isFalse();
        assertThat(versions(brand)).hasSize(1);
    }

    @Test
    void aNightThatKillsItsNodesIsGivenUp() throws Exception {
        for (int i = 0; i < 3; i++) {
            Node node = new Node(false);
            assertThat(node.in(brand, () -> node.learning.begin("dies"))).isPresent();
            DATABASE.run(
                    "UPDATE learning_night SET lease_until = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE tenant_id = "
                            + brand.value() + ";\n");
        }
        assertThat(new Node(false).night(brand)).isFalse();
        assertThat(owner(
                        "SELECT state FROM learning_night WHERE tenant_id = " + brand.value(), row -> row.getString(1)))
                .containsExactly("FAILED");
        assertThat(audit(brand)).containsExactly("learning.failed");
    }

    @Test
    void aPersonTakesItBackAndTheNextNightHoldsStill() throws Exception {
        people(brand, 60);
        judged(brand, 70, 0);
        Node node = new Node(false);
        assertThat(node.night(brand)).isTrue();
        long made = only(brand);
        run(node, () -> node.learned().choose(new ModelRef(brand, ModelRef.SHIPPED), "asks too much"));
        assertThat(node.in(brand, () -> node.models.current().version()))
                .isEqualTo(Model.shipped().version());
        assertThat(versions(brand)).containsExactly("RETIRED not-worse");
        assertThatThrownBy(() -> run(node, () -> node.learned().choose(new ModelRef(brand, ModelRef.SHIPPED), "again")))
                .hasMessage("model.current");
        assertThatThrownBy(() -> run(node, () -> node.learned().choose(new ModelRef(brand, made), " ")))
                .hasMessage("reason.missing");
        assertThatThrownBy(() -> node.in(twin, () -> {
                    node.learned().choose(new ModelRef(twin, made), "not mine");
                    return "";
                }))
                .isInstanceOf(NotThere.class);

        // The next night: as if this one were long ago.
        DATABASE.run(("DELETE FROM learning_night WHERE tenant_id = %1$d;\n"
                        + "UPDATE matching_model SET version = 'before' WHERE tenant_id = %1$d;\n")
                .formatted(brand.value()));
        assertThat(node.night(brand)).isTrue();
        assertThat(versions(brand)).containsExactly("RETIRED not-worse", "SHADOW held");
        run(node, () -> node.learned().choose(new ModelRef(brand, made), "it was good"));
        assertThat(versions(brand)).containsExactly("CURRENT not-worse", "SHADOW held");
        assertThat(node.in(brand, () -> node.learned().versions(new ModelRef(brand, 0))))
                .extracting(ModelView::state)
                .containsExactly("SHADOW", "CURRENT", "RETIRED");
    }

    @Test
    void whatIsSaidWrongIsTakenApartAndCountedInTheFigure() throws Exception {
        Node node = new Node(false);
        List<Long> merges = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            merges.add(node.in(brand, () -> node.merged(brand)));
        }
        List<AuditView> asked = node.in(brand, () -> node.audits().asked(ref(0), Optional.empty(), 50));
        assertThat(asked).hasSize(3).allMatch(AuditView::merge);
        run(node, () -> node.audits().right(asked.get(0).ref(), "same voice"));
        run(node, () -> node.audits().unsure(asked.get(1).ref(), "no way to tell"));
        AuditFigure one = node.in(brand, () -> node.audits().figure(ref(0)));
        assertThat(one).isEqualTo(new AuditFigure(1, 0, one.bound()));
        assertThat(one.bound()).isEqualTo(0.95, org.assertj.core.api.Assertions.within(1e-9));
        run(node, () -> node.audits().wrong(asked.get(2).ref(), "two people"));
        AuditFigure two = node.in(brand, () -> node.audits().figure(ref(0)));
        assertThat(two.looked()).isEqualTo(2);
        assertThat(two.wrong()).isEqualTo(1);
        long newcomer = asked.get(2).newcomer().id();
        Optional<Long> leads = node.in(brand, () -> node.customers.current(newcomer));
        assertThat(leads).as("taken apart").contains(newcomer);
        boolean apart = node.in(
                brand,
                () -> node.customers.saidApart(
                        Set.of(newcomer), Set.of(asked.get(2).customer().id())));
        assertThat(apart).isTrue();
        assertThatThrownBy(() ->
                        run(node, () -> node.audits().wrong(asked.get(2).ref(), "again")))
                .hasMessage("audit.answered");
        assertThatThrownBy(() ->
                        run(node, () -> node.audits().right(asked.get(0).ref(), "")))
                .hasMessage("reason.missing");
        assertThatThrownBy(() -> node.in(twin, () -> {
                    node.audits().wrong(new AuditRef(twin, asked.get(0).ref().id()), "not mine");
                    return "";
                }))
                .isInstanceOf(NotThere.class);
        assertThat(node.in(twin, () -> node.audits().waiting(new AuditRef(twin, 0))))
                .isZero();
        assertThat(node.in(brand, () -> node.audits().waiting(ref(0)))).isZero();
        assertThat(merges).hasSize(3);
    }

    @Test
    void theLeastSureSuggestionsOfTheDayAreAskedAboutTwentyAtMost() throws Exception {
        Node node = new Node(false);
        for (int i = 0; i < 30; i++) {
            double posterior = 0.2 + i * 0.02;
            node.in(brand, () -> node.suggested(brand, posterior));
        }
        assertThat(node.night(brand)).isTrue();
        List<AuditView> asked = node.in(brand, () -> node.audits().asked(ref(0), Optional.empty(), 50));
        assertThat(asked).hasSize(20).noneMatch(AuditView::merge);
        assertThat(asked).allMatch(one -> Math.abs(one.posterior() - 0.5) < 0.21);
        run(node, () -> node.audits().wrong(asked.get(0).ref(), "two voices"));
        assertThat(owner(
                        "SELECT COUNT(*) FROM merge_suggestion WHERE state = 'REJECTED' AND tenant_id = "
                                + brand.value(),
                        row -> row.getInt(1)))
                .containsExactly(1);
        assertThat(node.in(brand, () -> node.audits().figure(ref(0))).looked())
                .as("suggestions are no part of the figure")
                .isZero();
    }

    @Test
    void countsCrossBrandsOnlyAmongThoseWhoGive() throws Exception {
        TenantId third = Brands.brand();
        TenantId silent = Brands.brand();
        for (TenantId one : List.of(brand, twin, third, silent)) {
            people(one, 40);
        }
        Node giving = new Node(true);
        assertThat(giving.night(brand)).isTrue();
        assertThat(giving.night(twin)).isTrue();
        assertThat(pooled()).as("two are too few to hide in a sum").isZero();
        assertThat(giving.night(third)).isTrue();
        assertThat(pooled()).isPositive();
        assertThat(new Node(false).night(silent)).isTrue();
        assertThat(given(silent)).isZero();
        assertThat(given(brand)).isPositive();

        // Taken back: from the next night on nothing is given.
        DATABASE.run(("DELETE FROM learning_night WHERE tenant_id = %1$d;\n"
                        + "UPDATE matching_model SET version = 'before' WHERE tenant_id = %1$d;\n")
                .formatted(brand.value()));
        assertThat(new Node(false).night(brand)).isTrue();
        assertThat(given(brand)).isZero();
        assertThat(pooled()).isZero();
        DATABASE.run("DELETE FROM learning_count WHERE tenant_id IN (" + twin + ", " + third + ");\n");
    }

    @Test
    void theDatabaseTakesNothingButCountsOfKnownAgreement() throws Exception {
        Node node = new Node(true);
        for (String values : List.of(
                "'ayse@ornek.com', 'SAME', 1, 1", "'CITY', 'İzmir', 1, 1", "'CITY', 'SAME', 7394827394827398, 1")) {
            assertThatThrownBy(() -> node.in(
                            brand,
                            () -> new Sql(node.desk)
                                    .update("INSERT INTO learning_count VALUES (" + brand.value() + ", " + values
                                            + ")")))
                    .as(values)
                    .isInstanceOf(StoreFailure.class);
        }
        for (Aspect aspect : Aspect.values()) {
            for (Level level : Level.values()) {
                node.in(brand, () -> {
                    node.pool.give(Agreement.of(List.of(new Cell(aspect, level, 1, 1))));
                    return "";
                });
            }
        }
        assertThat(given(brand)).isEqualTo(1);
        DATABASE.run("DELETE FROM learning_count WHERE tenant_id = " + brand + ";\n");
    }

    private AuditRef ref(long id) {
        return new AuditRef(brand, id);
    }

    private static void run(Node node, Runnable work) throws Exception {
        node.in(node.of, () -> {
            work.run();
            return true;
        });
    }

    /** So many people with two identities each, who share a number, a name and a city, or nearly. */
    private void people(TenantId tenant, int count) throws Exception {
        Node node = new Node(false);
        for (int i = 0; i < count; i++) {
            int person = i;
            for (int part = 0; part < 2; part++) {
                String phone = "+90532" + String.format("%07d", 1_000_000 + person * 7 + part);
                String city = part == 1 && person % 4 == 0
                        ? "Van"
                        : List.of("İzmir", "Bursa", "Ankara").get(person % 3);
                String name = "Ad" + (char) ('a' + person % 26) + " Soyad" + (char) ('a' + person / 3);
                node.in(
                        tenant,
                        () -> node.people.recognise(new Sighting(
                                "test",
                                phone,
                                Optional.of(name),
                                AT,
                                List.of(
                                        new Feature(Kind.PHONE, phone, Provenance.NETWORK, AT),
                                        new Feature(Kind.NAME, name, Provenance.CLAIMED_PRIVATE, AT),
                                        new Feature(Kind.CITY, city, Provenance.CLAIMED_PRIVATE, AT)))));
            }
        }
    }

    /** Drawn merges that a person found right, and suggestions that a person refused. */
    private void judged(TenantId tenant, int right, int refused) {
        for (int i = 0; i < right; i++) {
            decided(tenant, "MERGE", 14 + i % 8, i + 1);
            said(
                    "INSERT INTO merge_audit (tenant_id, id, decision_id, state, asked_at) VALUES (%d, %d, %d, 'RIGHT',"
                            + " UTC_TIMESTAMP())",
                    tenant);
        }
        for (int i = 0; i < refused; i++) {
            decided(tenant, "SUGGEST", 6, 1000 + i);
            said(
                    "INSERT INTO merge_suggestion (tenant_id, id, identity_id, customer_id, decision_id, posterior, state)"
                            + " VALUES (%1$d, %2$d, %1$d, %1$d, %3$d, 0.9, 'REJECTED')",
                    tenant);
        }
    }

    /** Suggestions to all of which thirty people have said yes. */
    private void poisoned(TenantId tenant, int count) {
        long first = Ids.next();
        DATABASE.run(
                ("INSERT INTO identity_decision (tenant_id, id, identity_id, outcome, customer_id, bits, posterior,"
                                + " explanation, model, decided_at) SELECT %1$d, %2$d + seq, %1$d, 'SUGGEST', %1$d, 5.5, 0.9, '%3$s',"
                                + " 'shipped-1', UTC_TIMESTAMP() FROM (WITH RECURSIVE n (seq) AS (SELECT 1 UNION ALL SELECT seq + 1"
                                + " FROM n WHERE seq < 900) SELECT seq FROM n) s;\n")
                        .formatted(tenant.value(), first, explanation("SUGGEST", 5.5)));
        DATABASE.run(
                ("INSERT INTO identity_decision (tenant_id, id, identity_id, outcome, customer_id, bits, posterior,"
                                + " explanation, model, decided_at) SELECT tenant_id, id + 1000 * k, identity_id, outcome, customer_id, bits,"
                                + " posterior, explanation, model, decided_at FROM identity_decision JOIN (SELECT 1 AS k UNION SELECT 2"
                                + " UNION SELECT 3) times WHERE tenant_id = %d AND bits = 5.5;\n")
                        .formatted(tenant.value()));
        DATABASE.run(
                ("INSERT INTO merge_suggestion (tenant_id, id, identity_id, customer_id, decision_id, posterior, state,"
                                + " settled_by) SELECT tenant_id, id, identity_id, customer_id, id, 0.9, 'ACCEPTED', 1 + id %% 30"
                                + " FROM identity_decision WHERE tenant_id = %d AND bits = 5.5;\n")
                        .formatted(tenant.value()));
        assertThat(count).isLessThan(3_600);
    }

    private long decision;

    private void decided(TenantId tenant, String outcome, double bits, int number) {
        decision = Ids.next();
        DATABASE.run("INSERT IGNORE INTO identity VALUES (%1$d, %1$d, 'test', 'made-up', NULL, UTC_TIMESTAMP());\n"
                .formatted(tenant.value()));
        DATABASE.run(
                ("INSERT INTO identity_decision (tenant_id, id, identity_id, outcome, customer_id, bits, posterior,"
                                + " explanation, model, decided_at) VALUES (%1$d, %2$d, %1$d, '%3$s', %1$d, %4$s, 0.9, '%5$s', 'shipped-1',"
                                + " UTC_TIMESTAMP());\n")
                        .formatted(tenant.value(), decision, outcome, bits, explanation(outcome, bits)));
        assertThat(number).isPositive();
    }

    private void said(String insert, TenantId tenant) {
        DATABASE.run(insert.formatted(tenant.value(), Ids.next(), decision) + ";\n");
    }

    private static String explanation(String outcome, double bits) {
        boolean sure = outcome.equals("MERGE");
        return ("{\"outcome\":\"%s\",\"posterior\":0.9,\"bits\":%s,\"model\":\"shipped-1\",\"evidence\":[{\"family\":\"PHONE\","
                        + "\"key\":\"customer.evidence.phone.same\",\"provenance\":\"NETWORK\",\"bits\":%s,\"ours\":\"x\","
                        + "\"theirs\":\"x\"}],\"against\":[],\"guards\":[{\"key\":\"customer.guard.sure.%s\",\"held\":%s},"
                        + "{\"key\":\"customer.guard.supported.held\",\"held\":true}]}")
                .formatted(outcome, bits, bits + 10, sure ? "held" : "broken", sure);
    }

    private static <T> List<T> owner(String sql, Sql.Row<T> row) {
        return new Sql(DATABASE.owner()).list(sql, row);
    }

    private static List<String> versions(TenantId tenant) {
        return owner(
                "SELECT state, verdict FROM matching_model WHERE tenant_id = " + tenant.value() + " ORDER BY id",
                row -> row.getString(1) + " " + row.getString(2));
    }

    private static String version(TenantId tenant) {
        return owner("SELECT version FROM matching_model WHERE tenant_id = " + tenant.value(), row -> row.getString(1))
                .get(0);
    }

    private static long only(TenantId tenant) {
        return owner("SELECT id FROM matching_model WHERE tenant_id = " + tenant.value(), row -> row.getLong(1))
                .get(0);
    }

    private static List<String> audit(TenantId tenant) {
        return owner(
                "SELECT action FROM audit_entry WHERE person_id IS NULL AND tenant_id = " + tenant.value()
                        + " ORDER BY id",
                row -> row.getString(1));
    }

    private static int pooled() {
        return new Sql(DATABASE.directory())
                .list("SELECT aspect FROM learning_pool", row -> 1)
                .size();
    }

    private static int given(TenantId tenant) {
        return owner("SELECT COUNT(*) FROM learning_count WHERE tenant_id = " + tenant.value(), row -> row.getInt(1))
                .get(0);
    }

    private final class Node {
        private final TestTransactions desk = DATABASE.desk();
        private final TenantId of = brand;
        private final CustomerStore customers = CustomerStores.customers(desk);
        private final DecisionStore decisions = CustomerStores.decisions(desk);
        private final io.santral.customer.store.PoolStore pool = CustomerStores.pool(desk, DATABASE.directory());
        private final Models models = new Models();
        private final Learning learning = new Steps();
        private final LearningNight night = new LearningNight();
        private final Customers people = new Customers();

        /** Each step is a transaction of its own, as the container makes it. */
        private final class Steps extends Learning {
            @Override
            Optional<LocalDate> begin(String owner) {
                return step(() -> super.begin(owner));
            }

            @Override
            boolean goOn(LocalDate date, String owner, String progress) {
                return step(() -> super.goOn(date, owner, progress));
            }

            @Override
            void give(Agreement counted) {
                step(() -> {
                    super.give(counted);
                    return true;
                });
            }

            @Override
            boolean end(LocalDate date, String owner, Found found) {
                return step(() -> super.end(date, owner, found));
            }

            private <T> T step(Callable<T> work) {
                try {
                    return desk.in(work);
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        Node(boolean shares) {
            models.store = CustomerStores.odds(desk);
            models.versions = CustomerStores.models(desk);
            learning.nights = CustomerStores.nights(desk);
            learning.versions = models.versions;
            learning.audits = CustomerStores.audits(desk);
            learning.pool = pool;
            learning.clock = CLOCK;
            learning.audit = AuditOn.database(desk, CLOCK);
            learning.settings = new Settings() {
                @Override
                public Section section(String name) {
                    JsonObject document = name.equals("sla")
                            ? Json.createObjectBuilder()
                                    .add(
                                            "learning",
                                            Json.createObjectBuilder()
                                                    .add(
                                                            "quietHour",
                                                            AT.atZone(ZoneOffset.UTC)
                                                                    .getHour())
                                                    .add("shareCounts", shares))
                                    .build()
                            : Json.createObjectBuilder().add("timeZone", "UTC").build();
                    return new Section(name, 1, document);
                }
            };
            TenantKeys keys = new TenantKeys() {
                @Override
                public byte[] secret(String purpose) {
                    byte[] secret = new byte[32];
                    secret[0] = (byte) TenantScope.current().value();
                    return secret;
                }
            };
            night.learning = learning;
            night.models = models;
            night.versions = models.versions;
            night.nights = learning.nights;
            night.audits = learning.audits;
            night.pool = pool;
            night.keys = keys;
            people.store = customers;
            people.index = CustomerStores.index(desk);
            people.decisions = decisions;
            people.models = models;
            people.moved = new Told<>();
            people.keys = keys;
        }

        boolean night(TenantId tenant) throws Exception {
            return TenantScope.call(tenant, night::run);
        }

        /** In a transaction, except for the steps of a night, which have their own. */
        <T> T in(TenantId tenant, Callable<T> work) throws Exception {
            return PersonScope.call(ayla, () -> TenantScope.call(tenant, () -> desk.in(work)));
        }

        /** As the engine merges, and the lot draws: the newcomer. */
        long merged(TenantId tenant) {
            long one = born();
            long other = born();
            long decided = decisions.add(
                    new DecisionStore.Decided(other, Optional.of(one), told("MERGE", 0.9995), Instant.now()));
            decisions.audit(decided, Instant.now());
            Edge edge = new Edge(Ids.next(), other, one);
            customers.merge(
                    edge,
                    new Cause("AUTO", "customer.recognised", Optional.of(decided), Optional.empty(), Instant.now()));
            customers.relink(other, one, Optional.of(edge.id()), Instant.now());
            return other;
        }

        long suggested(TenantId tenant, double posterior) {
            long one = born();
            long other = born();
            long decided = decisions.add(
                    new DecisionStore.Decided(other, Optional.of(one), told("SUGGEST", posterior), Instant.now()));
            decisions.suggest(other, List.of(new DecisionStore.Likely(one, posterior, decided)));
            return other;
        }

        private long born() {
            long identity = Ids.next();
            assertThat(customers.add(
                            identity, new Sighting("test", "b" + identity, Optional.of("B"), Instant.now(), List.of())))
                    .isTrue();
            customers.link(identity, identity, Optional.empty(), Instant.now());
            return identity;
        }

        private Explanation told(String outcome, double posterior) {
            return new Explanation(
                    outcome, posterior, 12, List.of(), List.of(), Optional.empty(), List.of(), "shipped-1");
        }

        private Actors actors() {
            return new Actors() {
                @Override
                public Actor current() {
                    return new Actor(ayla, "ayla", "Ayla", true, "tr", Map.of(brand, Set.of(Role.OPERATOR)));
                }
            };
        }

        LearnedModels learned() {
            LearnedModels learned = new LearnedModels();
            learned.store = models.versions;
            learned.models = models;
            learned.actors = actors();
            learned.clock = CLOCK;
            return learned;
        }

        Audits audits() {
            Merges merges = new Merges();
            merges.store = customers;
            merges.decisions = decisions;
            merges.models = models;
            merges.clock = CLOCK;
            merges.moved = new Told<>();
            merges.actors = actors();
            Audits audits = new Audits();
            audits.store = learning.audits;
            audits.customers = customers;
            audits.decisions = decisions;
            audits.merges = merges;
            audits.models = models;
            audits.actors = actors();
            audits.clock = CLOCK;
            return audits;
        }
    }
}
