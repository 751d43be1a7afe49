package io.santral.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.santral.cases.CaseClosed;
import io.santral.cases.CaseOpened;
import io.santral.cases.CaseRef;
import io.santral.cases.InteractionAttached;
import io.santral.database.Brands;
import io.santral.database.TestDatabase;
import io.santral.database.TestTransactions;
import io.santral.database.Told;
import io.santral.shared.Event;
import io.santral.shared.Refused;
import io.santral.shared.Sql;
import io.santral.shared.StoreFailure;
import io.santral.sla.ClockView.State;
import io.santral.sla.store.ClockStore;
import io.santral.sla.store.ClockStores;
import io.santral.tenancy.Section;
import io.santral.tenancy.Settings;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The clocks on a real database, through its walls. */
class SlaIT {
    private static final Instant START = Instant.parse("2026-11-23T07:00:00Z");
    private static final TestDatabase DATABASE = TestDatabase.instance();

    private static final TestTransactions DESK = DATABASE.desk();
    private final ClockStore store = ClockStores.on(DESK);
    private final Told<ClockMoved> told = new Told<>();
    private final TenantId brand = Brands.brand();
    private String within = "PT1H";
    private int version = 1;

    @Test
    void a_clock_starts_with_the_case_and_stops_with_the_answer_by_the_providers_time() {
        CaseRef ref = opened();
        assertThat(clock(ref).dueAt()).isEqualTo(START.plusSeconds(3600));
        assertThat(within(() -> sla(START).due(ref))).contains(START.plusSeconds(3600));

        hear(new InteractionAttached(ref, 2, false, START.plusSeconds(600)));
        assertThat(clock(ref).stoppedAt()).contains(START.plusSeconds(600));
        assertThat(clock(ref).state(START.plusSeconds(90_000))).isEqualTo(State.MET);
        assertThat(within(() -> sla(START).due(ref))).isEmpty();
        assertThat(told.news())
                .containsExactly(
                        new ClockMoved(ref, Target.FIRST_RESPONSE), new ClockMoved(ref, Target.FIRST_RESPONSE));
    }

    @Test
    void what_the_customer_writes_stops_nothing() {
        CaseRef ref = opened();
        hear(new InteractionAttached(ref, 1, true, START.plusSeconds(60)));
        assertThat(clock(ref).stoppedAt()).isEmpty();
    }

    @Test
    void news_told_again_leaves_no_second_line() {
        CaseRef ref = opened();
        for (int i = 0; i < 3; i++) {
            hear(new CaseOpened(ref, START));
            hear(new InteractionAttached(ref, 2, false, START.plusSeconds(600)));
            hear(new CaseClosed(ref, START.plusSeconds(700)));
        }
        assertThat(lines(ref)).containsExactly("STARTED", "STOPPED");
        assertThat(told.news()).hasSize(2);
    }

    @Test
    void answers_in_any_order_end_in_the_same_clock() {
        Random random = new Random(9);
        for (int round = 0; round < 10; round++) {
            CaseRef ref = opened();
            List<Integer> answers = new ArrayList<>(List.of(-60, 300, 900, 4000));
            Collections.shuffle(answers, random);
            answers.forEach(at -> hear(new InteractionAttached(ref, 2, false, START.plusSeconds(at))));
            assertThat(clock(ref).stoppedAt()).contains(START);
        }
    }

    @Test
    void closing_without_an_answer_is_a_miss_and_leaves_no_deadline() {
        CaseRef ref = opened();
        hear(new CaseClosed(ref, START.plusSeconds(60)));
        assertThat(clock(ref).state(START.plusSeconds(61))).isEqualTo(State.MISSED);
        assertThat(within(() -> sla(START).due(ref))).isEmpty();
        assertThat(lines(ref)).containsExactly("STARTED", "CLOSED");
    }

    @Test
    void an_answer_that_is_seen_after_the_closing_still_counts() {
        CaseRef ref = opened();
        hear(new CaseClosed(ref, START.plusSeconds(60)));
        hear(new InteractionAttached(ref, 2, false, START.plusSeconds(50)));
        assertThat(clock(ref).state(START.plusSeconds(61))).isEqualTo(State.MET);
    }

    @Test
    void the_clock_is_read_from_the_ledger_again_as_it_was() {
        CaseRef ref = opened();
        hear(new InteractionAttached(ref, 2, false, START.plusSeconds(600)));
        ClockView before = clock(ref);
        DATABASE.run("DELETE FROM sla_clock WHERE case_id = %d;\n".formatted(ref.id()));
        within(() -> DESK.in(() -> store.derive(ref, Target.FIRST_RESPONSE)));
        assertThat(clock(ref)).isEqualTo(before);
    }

    @Test
    void a_new_contract_is_for_clocks_that_start_after_it() {
        CaseRef before = opened();
        within = "PT10M";
        version = 2;
        CaseRef after = opened();
        hear(new InteractionAttached(before, 2, false, START.plusSeconds(1200)));
        hear(new InteractionAttached(after, 2, false, START.plusSeconds(1200)));
        assertThat(clock(before).state(START)).isEqualTo(State.MET);
        assertThat(clock(after).state(START)).isEqualTo(State.MISSED);
        assertThat(column(before, "contract_version")).containsExactly("1", "2");
        assertThat(column(after, "contract_version")).containsExactly("2", "2");
    }

    @Test
    void a_brand_whose_settings_cannot_be_read_is_served_without_a_clock() {
        within = "soon";
        CaseRef ref = opened();
        hear(new InteractionAttached(ref, 2, false, START.plusSeconds(600)));
        assertThat(within(() -> store.clocks(ref))).isEmpty();
    }

    @Test
    void the_service_is_counted_by_the_clocks_that_started_in_the_span() {
        for (int seconds : new int[] {60, 120, 3600, 3601}) {
            hear(new InteractionAttached(opened(), 2, false, START.plusSeconds(seconds)));
        }
        hear(new CaseClosed(opened(), START.plusSeconds(5)));
        opened();
        ServiceView early = service(START, START.plusSeconds(1), START.plusSeconds(3600));
        assertThat(List.of(early.met(), early.missed(), early.running(), early.overdue()))
                .containsExactly(3L, 2L, 1L, 0L);
        assertThat(early.promised()).contains(0.9);
        assertThat(early.medianSeconds()).contains((120L + 3600L) / 2);
        ServiceView late = service(START, START.plusSeconds(1), START.plusSeconds(3601));
        assertThat(List.of(late.running(), late.overdue())).containsExactly(0L, 1L);
        assertThat(late.attained()).contains(0.5);
        ServiceView before = service(START.minusSeconds(10), START, START);
        assertThat(before.attained()).isEmpty();
    }

    @Test
    void a_span_that_is_none_or_too_long_is_refused() {
        assertThatThrownBy(() -> service(START, START, START)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> service(START, START.plus(Duration.ofDays(367)), START))
                .isInstanceOf(Refused.class)
                .hasMessage("service.span");
    }

    @Test
    void a_foreign_case_is_neither_read_nor_written() throws Exception {
        CaseRef ref = opened();
        TenantId other = Brands.brand();
        assertThat(TenantScope.call(other, () -> store.clocks(ref))).isEmpty();
        assertThatThrownBy(() -> TenantScope.call(
                        other,
                        () -> DESK.in(() -> {
                            keeper().on(new CaseOpened(ref, START.plusSeconds(1)));
                            return true;
                        })))
                .isInstanceOf(StoreFailure.class);
        assertThat(lines(ref)).containsExactly("STARTED");
    }

    private CaseRef opened() {
        CaseRef ref = Brands.openCase(brand);
        hear(new CaseOpened(ref, START));
        return ref;
    }

    private void hear(Event event) {
        within(() -> DESK.in(() -> {
            ClockKeeper keeper = keeper();
            if (event instanceof CaseOpened opened) {
                keeper.on(opened);
            } else if (event instanceof InteractionAttached attached) {
                keeper.on(attached);
            } else if (event instanceof CaseClosed closed) {
                keeper.on(closed);
            }
            return true;
        }));
    }

    private ClockView clock(CaseRef ref) {
        List<ClockView> clocks = within(() -> store.clocks(ref));
        assertThat(clocks).hasSize(1);
        return clocks.get(0);
    }

    private ServiceView service(Instant from, Instant until, Instant now) {
        return within(() -> sla(now).service(new CaseRef(brand, 0), from, until))
                .get(0);
    }

    private List<String> lines(CaseRef ref) {
        return column(ref, "what");
    }

    private List<String> column(CaseRef ref, String column) {
        return new Sql(DATABASE.owner())
                .list(
                        "SELECT " + column + " FROM sla_ledger WHERE case_id = ? ORDER BY id",
                        row -> row.getString(1),
                        ref.id());
    }

    private <T> T within(Callable<T> work) {
        try {
            return TenantScope.call(brand, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private ClockKeeper keeper() {
        ClockKeeper keeper = new ClockKeeper();
        keeper.store = store;
        keeper.contracts = contracts();
        keeper.clock = Clock.fixed(START, ZoneOffset.UTC);
        keeper.moved = told;
        return keeper;
    }

    private Sla sla(Instant now) {
        Sla sla = new Sla();
        sla.store = store;
        sla.contracts = contracts();
        sla.clock = Clock.fixed(now, ZoneOffset.UTC);
        return sla;
    }

    private Contracts contracts() {
        Contracts contracts = new Contracts();
        contracts.settings = new Settings() {
            @Override
            public Section section(String name) {
                Section section = ServiceContractTest.section(
                        name,
                        "{'targets': [{'target': 'first-response', 'within': '" + within
                                + "', 'calendar': 'always', 'promised': 0.9}]}");
                return new Section(name, version, section.document());
            }
        };
        return contracts;
    }
}
