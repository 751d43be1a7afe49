package io.santral.routing;

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
import io.santral.routing.store.QueueStores;
import io.santral.security.Actor;
import io.santral.security.Actors;
import io.santral.security.LoggedIn;
import io.santral.security.LoggedOut;
import io.santral.security.Role;
import io.santral.shared.Again;
import io.santral.shared.Event;
import io.santral.shared.Refused;
import io.santral.shared.Sql;
import io.santral.shared.StoreFailure;
import io.santral.sla.Sla;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.PersonScope;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue on a real database, through its walls: three brands, of which the agents serve two. */
class QueueIT {
    private static final Instant OPENED = Instant.parse("2026-11-23T07:00:00Z");
    private static final TestDatabase DATABASE = TestDatabase.instance();

    private static final TestTransactions DESK = DATABASE.desk();
    private static final TestTransactions DIRECTORY = DATABASE.directory();
    private final Told<QueueChanged> told = new Told<>();
    private final Told<PresenceChanged> moved = new Told<>();
    private final Map<CaseRef, Instant> due = new HashMap<>();
    private final TenantId one = Brands.brand();
    private final TenantId two = Brands.brand();
    private final TenantId foreign = Brands.brand();
    private final long pool = Brands.pool();
    private final long ayla = Brands.person();
    private final long can = Brands.person();

    @BeforeEach
    void pools() {
        Stream.of(one, two, foreign).forEach(brand -> Brands.serves(pool, brand, 1));
        for (long person : new long[] {ayla, can}) {
            Brands.belongs(person, pool);
            Brands.grant(person, one, "AGENT");
            Brands.grant(person, two, "AGENT");
            queue(person).presence(Presence.READY);
        }
    }

    @Test
    void the_most_urgent_case_of_all_brands_comes_first_and_those_without_a_deadline_by_age() {
        CaseRef oldest = opened(two, null);
        CaseRef older = opened(one, null);
        CaseRef later = opened(one, 7200);
        CaseRef urgent = opened(two, 60);
        assertThat(refs(queue(ayla).lines(Optional.empty(), 10))).containsExactly(urgent, later, oldest, older);
        assertThat(queue(ayla).next()).contains(urgent);
        assertThat(refs(queue(ayla).mine())).containsExactly(urgent);
        assertThat(told.news()).contains(new QueueChanged(urgent, pool));
    }

    @Test
    void a_brand_without_a_grant_and_a_pool_without_a_place_show_nothing() {
        opened(foreign, 60);
        CaseRef elsewhere = Brands.openCase(one);
        long other = Brands.pool();
        Brands.serves(other, two, 0);
        opened(two, 60);
        assertThat(queue(ayla).lines(Optional.empty(), 10)).isEmpty();
        assertThat(queue(ayla).next()).isEmpty();
        assertThatThrownBy(() -> queue(ayla).take(elsewhere)).hasMessage("queue.gone");
    }

    @Test
    void a_client_of_the_brand_sees_no_queue() {
        long client = Brands.person();
        Brands.belongs(client, pool);
        Brands.grant(client, one, "BRAND_CLIENT");
        opened(one, 60);
        assertThat(queue(client).lines(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void pages_show_every_case_once_in_one_order_whatever_their_size() {
        Random random = new Random(20261122);
        for (int i = 0; i < 60; i++) {
            opened(
                    random.nextBoolean() ? one : two,
                    random.nextInt(4) == 0 ? null : Integer.valueOf(random.nextInt(8)));
        }
        List<CaseRef> whole = refs(queue(ayla).lines(Optional.empty(), 200));
        assertThat(whole)
                .hasSize(60)
                .isSortedAccordingTo(Comparator.<CaseRef, Instant>comparing(ref -> due.getOrDefault(ref, Instant.MAX))
                        .thenComparing(CaseRef::id));
        for (int size : new int[] {1, 7, 59, 60}) {
            List<CaseRef> paged = new ArrayList<>();
            Optional<QueueLine> last = Optional.empty();
            for (int page = 0; page < 61; page++) {
                List<QueueLine> lines = queue(ayla).lines(last, size);
                paged.addAll(refs(lines));
                if (lines.isEmpty()) {
                    break;
                }
                last = Optional.of(lines.get(lines.size() - 1));
            }
            assertThat(paged).isEqualTo(whole);
        }
    }

    @Test
    void a_page_is_read_in_the_order_of_the_index_and_ends_when_it_is_full() throws Exception {
        eightyWait();
        assertThat(read(() -> queue(ayla).lines(Optional.empty(), 5)))
                .as("rows that five lines were read from")
                .isLessThan(80);
        Optional<QueueLine> fortieth =
                Optional.of(queue(ayla).lines(Optional.empty(), 40).get(39));
        assertThat(read(() -> queue(ayla).lines(fortieth, 5)))
                .as("rows that the five behind the fortieth were read from")
                .isLessThan(80);
    }

    @Test
    void what_somebody_has_is_read_from_their_own_entries() throws Exception {
        eightyWait();
        queue(ayla).next();
        queue(ayla).next();
        assertThat(queue(ayla).mine()).hasSize(2);
        assertThat(read(() -> queue(ayla).mine()))
                .as("rows that two lines were read from")
                .isLessThan(40);
    }

    private void eightyWait() {
        for (int i = 0; i < 80; i++) {
            opened(i % 2 == 0 ? one : two, i);
        }
        DATABASE.run("ANALYZE TABLE queue_entry, tenant, support_case, channel_account, customer, person, person_grant,"
                + " pool_member;\n");
    }

    /** How many rows the work reads. */
    private long read(Runnable work) throws Exception {
        return PersonScope.call(
                ayla,
                () -> DIRECTORY.in(() -> {
                    long before = handled();
                    long nothing = handled() - before;
                    long from = handled();
                    work.run();
                    return handled() - from - nothing;
                }));
    }

    @Test
    void a_case_is_taken_once_and_who_has_it_keeps_it() {
        CaseRef ref = opened(one, 60);
        queue(ayla).take(ref);
        queue(ayla).take(ref);
        assertThatThrownBy(() -> queue(can).take(ref))
                .isInstanceOf(Refused.class)
                .hasMessage("queue.taken");
        assertThatThrownBy(() -> queue(can).release(ref)).hasMessage("queue.not-yours");
        queue(ayla).release(ref);
        assertThatThrownBy(() -> queue(ayla).release(ref)).hasMessage("queue.not-yours");
        queue(can).take(ref);
        assertThat(refs(queue(can).mine())).containsExactly(ref);
    }

    @Test
    void a_team_leader_frees_what_somebody_else_has() {
        CaseRef ref = opened(one, 60);
        queue(ayla).take(ref);
        long leader = Brands.person();
        Brands.grant(leader, one, "TEAM_LEADER");
        queue(leader, Role.TEAM_LEADER).release(ref);
        assertThat(queue(ayla).mine()).isEmpty();
    }

    @Test
    void capacity_counts_over_all_brands() {
        capacity(ayla, 2);
        queue(ayla).take(opened(one, 60));
        queue(ayla).take(opened(two, 60));
        CaseRef third = opened(one, 60);
        assertThatThrownBy(() -> queue(ayla).take(third))
                .isInstanceOf(Refused.class)
                .hasMessage("queue.full");
        assertThat(queue(ayla).next()).isEmpty();
        assertThat(queue(ayla).offers()).isEmpty();
        queue(ayla).release(refs(queue(ayla).mine()).get(0));
        assertThat(queue(ayla).next()).isPresent();
    }

    @Test
    void many_takes_at_once_by_one_person_end_at_their_capacity() throws Exception {
        for (int round = 0; round < 20; round++) {
            capacity(ayla, 3);
            List<CaseRef> cases = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                cases.add(opened(i % 2 == 0 ? one : two, 60));
            }
            List<Boolean> taken = atOnce(cases.stream()
                    .<Callable<Boolean>>map(ref -> () -> {
                        try {
                            queue(ayla).take(ref);
                            return true;
                        } catch (Refused full) {
                            assertThat(full).hasMessage("queue.full");
                            return false;
                        }
                    })
                    .toList());
            assertThat(Collections.frequency(taken, true)).isEqualTo(3);
            List<CaseRef> mine = refs(queue(ayla).mine());
            assertThat(mine).hasSize(3);
            mine.forEach(ref -> queue(ayla).release(ref));
        }
    }

    @Test
    void agents_who_all_ask_for_the_next_case_get_different_ones() throws Exception {
        List<Long> agents = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            long person = Brands.person();
            Brands.belongs(person, pool);
            Brands.grant(person, one, "AGENT");
            Brands.grant(person, two, "AGENT");
            agents.add(person);
        }
        Set<CaseRef> waiting = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            waiting.add(opened(i % 2 == 0 ? one : two, 60 + i));
        }
        List<Optional<CaseRef>> given = atOnce(agents.stream()
                .<Callable<Optional<CaseRef>>>map(person -> () -> queue(person).next())
                .toList());
        assertThat(given.stream().map(Optional::orElseThrow)).containsExactlyInAnyOrderElementsOf(waiting);
    }

    @Test
    void an_offer_is_for_one_person_until_it_lapses_by_the_databases_time() {
        CaseRef ref = opened(one, 60);
        assertThat(refs(queue(ayla).offers())).containsExactly(ref);
        assertThat(refs(queue(ayla).offers())).containsExactly(ref);
        assertThat(queue(can).offers()).isEmpty();
        assertThat(queue(can).next()).isEmpty();
        assertThatThrownBy(() -> queue(can).take(ref)).hasMessage("queue.taken");
        assertThat(state(ayla, ref)).isEqualTo(QueueLine.State.OFFERED);

        lapse(ref);
        assertThat(state(ayla, ref)).isEqualTo(QueueLine.State.WAITING);
        assertThat(queue(ayla).offers()).as("not to the same person again").isEmpty();
        assertThat(refs(queue(can).offers())).containsExactly(ref);
        lapse(ref);
        assertThat(queue(ayla).next()).as("who let it lapse may still take it").contains(ref);
    }

    @Test
    void an_offer_is_accepted_by_taking_and_declined_for_the_next() {
        CaseRef ref = opened(one, 60);
        queue(ayla).offers();
        queue(can).decline(ref);
        assertThat(state(ayla, ref)).as("no colleague declines it").isEqualTo(QueueLine.State.OFFERED);
        queue(ayla).decline(ref);
        assertThat(refs(queue(can).offers())).containsExactly(ref);
        queue(can).take(ref);
        queue(can).decline(ref);
        assertThat(refs(queue(can).mine())).containsExactly(ref);
    }

    @Test
    void who_is_away_is_offered_nothing_but_may_take() {
        CaseRef ref = opened(one, 60);
        queue(ayla).presence(Presence.AWAY);
        assertThat(queue(ayla).presence()).isEqualTo(Presence.AWAY);
        assertThat(queue(ayla).offers()).isEmpty();
        assertThat(queue(ayla).next()).contains(ref);
    }

    @Test
    void an_offer_says_how_long_it_stands_yet() {
        CaseRef ref = opened(one, 60);
        QueueLine offer = queue(ayla).offers().get(0);
        assertThat(offer.offerLeft().orElseThrow().toMillis()).isBetween(1L, Queue.OFFER_SECONDS * 1000L);
        assertThat(offer.offeredTo(ayla)).isTrue();
        lapse(ref);
        assertThat(queue(ayla).line(ref).orElseThrow().offerLeft()).isEmpty();
    }

    @Test
    void what_is_offered_to_one_who_goes_is_offered_to_others_at_once() {
        CaseRef ref = opened(one, 60);
        queue(ayla).offers();
        moved.forget();
        queue(ayla).presence(Presence.AWAY);
        assertThat(refs(queue(can).offers())).containsExactly(ref);
        assertThat(moved.news()).containsExactly(new PresenceChanged(ayla));
    }

    @Test
    void nobody_is_ready_after_they_logged_in_or_out_before_they_say_so() {
        queue(can).on(new LoggedIn(ayla));
        assertThat(queue(ayla).presence()).isEqualTo(Presence.AWAY);
        queue(ayla).presence(Presence.READY);
        queue(can).on(new LoggedOut(ayla));
        assertThat(queue(ayla).presence()).isEqualTo(Presence.AWAY);
        assertThat(queue(can).presence()).as("a colleague").isEqualTo(Presence.READY);
        assertThat(moved.news()).contains(new PresenceChanged(ayla));
    }

    @Test
    void the_line_of_one_case_is_that_of_the_queue_and_can_be_seen_from_outside_its_pool() {
        CaseRef ref = opened(one, 60);
        CaseRef settled = Brands.openCase(one);
        assertThat(queue(ayla).line(ref))
                .isEqualTo(queue(ayla).lines(Optional.empty(), 1).stream().findFirst());
        queue(ayla).take(ref);
        long leader = Brands.person();
        Brands.grant(leader, one, "TEAM_LEADER");
        QueueLine seen = queue(leader, Role.TEAM_LEADER).line(ref).orElseThrow();
        assertThat(seen.takenBy(ayla)).isTrue();
        assertThat(seen.personName()).contains("Person " + ayla);
        assertThat(queue(ayla).line(settled)).isEmpty();
        assertThat(queue(ayla).line(new CaseRef(two, ref.id())))
                .as("the brand decides")
                .isEmpty();
    }

    @Test
    void an_answered_case_leaves_and_comes_back_to_the_same_agent() {
        CaseRef ref = opened(one, 60);
        queue(ayla).take(ref);
        hear(new InteractionAttached(ref, 2, false, OPENED.plusSeconds(30)));
        assertThat(queue(ayla).lines(Optional.empty(), 10)).isEmpty();
        hear(new InteractionAttached(ref, 3, true, OPENED.plusSeconds(90)));
        assertThat(refs(queue(ayla).mine())).containsExactly(ref);
        assertThat(reason(ref)).isEqualTo("same-agent");
    }

    @Test
    void it_waits_for_anybody_if_the_agent_is_away_or_full() {
        CaseRef ref = opened(one, 60);
        queue(ayla).take(ref);
        hear(new InteractionAttached(ref, 2, false, OPENED.plusSeconds(30)));
        capacity(ayla, 1);
        CaseRef other = opened(two, 60);
        queue(ayla).take(other);
        hear(new InteractionAttached(ref, 3, true, OPENED.plusSeconds(90)));
        assertThat(state(can, ref)).isEqualTo(QueueLine.State.WAITING);
        assertThat(reason(ref)).isEqualTo("agent-full");

        hear(new InteractionAttached(ref, 4, false, OPENED.plusSeconds(95)));
        queue(ayla).release(other);
        queue(ayla).presence(Presence.AWAY);
        hear(new InteractionAttached(ref, 5, true, OPENED.plusSeconds(99)));
        assertThat(state(can, ref)).isEqualTo(QueueLine.State.WAITING);
        assertThat(reason(ref)).isEqualTo("agent-away");
    }

    @Test
    void an_answer_to_an_earlier_message_does_not_take_the_case_away_from_a_later_one() {
        CaseRef ref = opened(one, 60);
        queue(ayla).take(ref);
        hear(new InteractionAttached(ref, 2, true, OPENED.plusSeconds(50)));
        due.remove(ref);
        hear(new InteractionAttached(ref, 3, false, OPENED.plusSeconds(30)));
        assertThat(refs(queue(ayla).mine())).containsExactly(ref);
        assertThat(queue(ayla).mine().get(0).dueAt())
                .as("the first response is given")
                .isEmpty();
        hear(new InteractionAttached(ref, 4, false, OPENED.plusSeconds(50)));
        assertThat(queue(ayla).mine()).isEmpty();
    }

    @Test
    void a_closed_case_leaves_and_is_forgotten() {
        CaseRef ref = opened(one, 60);
        queue(ayla).take(ref);
        hear(new InteractionAttached(ref, 2, false, OPENED.plusSeconds(30)));
        hear(new InteractionAttached(ref, 3, true, OPENED.plusSeconds(40)));
        hear(new CaseClosed(ref, OPENED.plusSeconds(50)));
        assertThat(queue(ayla).mine()).isEmpty();
        hear(new InteractionAttached(ref, 4, true, OPENED.plusSeconds(60)));
        assertThat(state(can, ref)).isEqualTo(QueueLine.State.WAITING);
    }

    @Test
    void news_told_again_leaves_one_entry() {
        CaseRef ref = opened(one, 60);
        hear(new CaseOpened(ref, OPENED));
        hear(new InteractionAttached(ref, 1, true, OPENED));
        assertThat(refs(queue(ayla).lines(Optional.empty(), 10))).containsExactly(ref);
    }

    @Test
    void a_brand_that_no_pool_serves_is_refused_and_not_lost() {
        TenantId nowhere = Brands.brand();
        CaseRef ref = Brands.openCase(nowhere);
        assertThatThrownBy(() -> hear(new CaseOpened(ref, OPENED))).hasMessage("no pool serves the brand");
    }

    @Test
    void nobody_is_present_for_somebody_else() {
        assertThatThrownBy(() -> PersonScope.call(
                        ayla,
                        () -> new Sql(DIRECTORY)
                                .update(
                                        "INSERT INTO presence (person_id, state, changed_at)"
                                                + " VALUES (?, 'AWAY', UTC_TIMESTAMP(6))"
                                                + " ON DUPLICATE KEY UPDATE state = VALUES(state)",
                                        can)))
                .isInstanceOf(StoreFailure.class);
        assertThat(queue(can).presence()).isEqualTo(Presence.READY);
        assertThatThrownBy(() -> within(
                        one, () -> new Sql(DESK).update("UPDATE presence SET state = 'AWAY' WHERE person_id = ?", can)))
                .isInstanceOf(StoreFailure.class);
    }

    private CaseRef opened(TenantId brand, Integer dueSeconds) {
        CaseRef ref = Brands.openCase(brand);
        if (dueSeconds != null) {
            due.put(ref, OPENED.plusSeconds(dueSeconds));
        }
        hear(new CaseOpened(ref, OPENED));
        return ref;
    }

    private void capacity(long person, int capacity) {
        DATABASE.run("UPDATE presence SET capacity = %d WHERE person_id = %d;\n".formatted(capacity, person));
    }

    private void lapse(CaseRef ref) {
        DATABASE.run(
                "UPDATE queue_entry SET offered_until = UTC_TIMESTAMP(6) WHERE case_id = %d;\n".formatted(ref.id()));
    }

    private String reason(CaseRef ref) {
        return new Sql(DATABASE.owner())
                .first("SELECT reason FROM queue_entry WHERE case_id = ?", row -> row.getString(1), ref.id())
                .orElseThrow();
    }

    private QueueLine.State state(long person, CaseRef ref) {
        return queue(person).lines(Optional.empty(), 200).stream()
                .filter(line -> line.ref().equals(ref))
                .findFirst()
                .orElseThrow()
                .state();
    }

    /** The rows that this session has read so far. */
    private long handled() {
        return new Sql(DIRECTORY)
                .list("SHOW SESSION STATUS LIKE 'Handler_read%'", row -> row.getLong(2)).stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }

    private static List<CaseRef> refs(List<QueueLine> lines) {
        return lines.stream().map(QueueLine::ref).toList();
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            CountDownLatch start = new CountDownLatch(work.size());
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> one : work) {
                running.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return one.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private void hear(Event event) {
        QueueKeeper keeper = new QueueKeeper();
        keeper.store = QueueStores.on(DESK);
        keeper.clock = Clock.systemUTC();
        keeper.changed = told;
        keeper.sla = new Sla() {
            @Override
            public Optional<Instant> due(CaseRef ref) {
                return Optional.ofNullable(due.get(ref));
            }
        };
        TenantId brand = ((OfTenant) event).tenant();
        within(
                brand,
                () -> DESK.in(() -> {
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

    private static <T> T within(TenantId brand, Callable<T> work) {
        try {
            return TenantScope.call(brand, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Queue queue(long person) {
        return queue(person, Role.AGENT);
    }

    private Queue queue(long person, Role role) {
        Queue inner = wired(new Queue(), person, role);
        Queue gated = wired(
                new Queue() {
                    @Override
                    public void take(CaseRef ref) {
                        through(ref, () -> inner.take(ref));
                    }

                    @Override
                    public void offer(CaseRef ref) {
                        through(ref, () -> inner.offer(ref));
                    }

                    @Override
                    public void decline(CaseRef ref) {
                        through(ref, () -> inner.decline(ref));
                    }

                    @Override
                    public Optional<QueueLine> line(CaseRef ref) {
                        List<QueueLine> found = new ArrayList<>();
                        through(ref, () -> inner.line(ref).ifPresent(found::add));
                        return found.stream().findFirst();
                    }

                    @Override
                    public void release(CaseRef ref) {
                        through(ref, () -> inner.release(ref));
                    }
                },
                person,
                role);
        gated.gated = gated;
        return gated;
    }

    /** What gate and transaction do in front of the facade. */
    private void through(CaseRef ref, Runnable work) {
        within(
                ref.tenant(),
                () -> Again.afterDeadlock(() -> DESK.in(() -> {
                    work.run();
                    return true;
                })));
    }

    private Queue wired(Queue queue, long person, Role role) {
        queue.unified = QueueStores.over(DIRECTORY);
        queue.store = QueueStores.on(DESK);
        queue.changed = told;
        queue.moved = moved;
        queue.actors = new Actors() {
            @Override
            public Actor current() {
                return new Actor(person, "p" + person, "P", true, "tr", Map.of(one, Set.of(role), two, Set.of(role)));
            }
        };
        return queue;
    }
}
