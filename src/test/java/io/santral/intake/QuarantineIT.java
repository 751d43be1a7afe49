package io.santral.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.santral.database.Brands;
import io.santral.database.TestDatabase;
import io.santral.database.TestTransactions;
import io.santral.intake.store.HeldStores;
import io.santral.security.Actor;
import io.santral.security.Actors;
import io.santral.security.Role;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.shared.Refused;
import io.santral.shared.Sql;
import io.santral.tenancy.Tenant;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import io.santral.tenancy.TestKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What is held back, on a real database and through its walls. */
class QuarantineIT {
    private static final TestDatabase DATABASE = TestDatabase.instance();
    private static final TestTransactions DESK = DATABASE.desk();

    private final TenantId brand = Brands.brand();
    private final TenantId other = Brands.brand();
    private final Quarantine quarantine = new Quarantine();

    QuarantineIT() {
        quarantine.store = HeldStores.on(DESK, DATABASE.directory(), new TestKeys());
        quarantine.actors = new Actors() {
            @Override
            public Actor current() {
                return new Actor(1, "p", "P", true, "tr", Map.of(brand, Set.of(Role.OPERATOR)));
            }
        };
    }

    @Test
    void what_is_quarantined_and_what_is_parked_stand_in_one_list_newest_first_and_of_one_brand() {
        long first = quarantined(brand);
        long second = parked(brand, "santral");
        long third = quarantined(brand);
        quarantined(other);
        parked(other, "santral");
        assertThat(ids(held(Optional.empty(), 10))).containsExactly(third, second, first);
        assertThat(ids(held(Optional.of(new HeldRef(brand, third)), 1))).containsExactly(second);
        assertThat(in(brand, () -> quarantine.count(tenant()))).isEqualTo(3);
        HeldView poison = held(Optional.empty(), 1).get(0);
        assertThat(poison.why()).isEqualTo(HeldView.Why.QUARANTINED);
        assertThat(poison.error()).isEqualTo("out of order");
        assertThat(poison.tries()).isEqualTo(5);
        assertThat(poison.payload()).isEqualTo("{\"ş\":1}");
        assertThat(poison.free()).isTrue();
    }

    @Test
    void no_more_of_a_payload_is_read_than_is_shown() {
        long id = quarantined(brand);
        DATABASE.run("UPDATE intake_journal SET payload = REPEAT('x', 100000) WHERE id = %d;\n".formatted(id));
        HeldView large = held(Optional.empty(), 1).get(0);
        assertThat(large.payload()).hasSize(Quarantine.MOST_SHOWN);
        assertThat(large.bytes()).isEqualTo(100_000);
        assertThat(large.cut()).isTrue();
    }

    @Test
    void what_is_replayed_waits_again_as_if_it_had_never_been_tried() {
        long id = quarantined(brand);
        replay(id);
        assertThat(journal("state = 'PENDING' AND attempts = 0 AND not_before IS NULL AND id = " + id))
                .isEqualTo(1);
        assertThatThrownBy(() -> replay(id)).as("only once").isInstanceOf(NotThere.class);
    }

    @Test
    void what_is_another_brands_is_not_there() {
        long theirs = quarantined(other);
        long parkedTheirs = parked(other, "santral");
        assertThatThrownBy(() -> replay(theirs)).isInstanceOf(NotThere.class);
        assertThatThrownBy(() -> replay(parkedTheirs)).isInstanceOf(NotThere.class);
        assertThat(journal("state = 'QUARANTINED' AND id = " + theirs)).isEqualTo(1);
        assertThat(parked(parkedTheirs)).isEqualTo(1);
    }

    @Test
    void what_is_parked_goes_into_the_journal_as_it_came() {
        long id = parked(brand, "santral");
        replay(id);
        assertThat(parked(id)).isZero();
        assertThat(journal("state = 'PENDING' AND account_id = " + brand.value() + " AND conversation ="
                        + " UNHEX(SHA2('talk', 256)) AND lane = CONV(RIGHT(LEFT(HEX(conversation), 2), 1), 16, 10) AND id = "
                        + id))
                .isEqualTo(1);
    }

    @Test
    void in_the_journal_it_lies_sealed_and_an_operator_sees_it_without_a_cards_number() {
        long id = parked(brand, "santral");
        DATABASE.run("UPDATE intake_parked SET payload = '{\"message\":\"kart 4111 1111 1111 1111\"}' WHERE id = %d;\n"
                .formatted(id));
        replay(id);
        String row = "id = %d AND LOCATE('4111', payload) = 0 AND LOCATE('message', payload) = 0".formatted(id);
        assertThat(journal(row)).isEqualTo(1);
        DATABASE.run("UPDATE intake_journal SET state = 'QUARANTINED' WHERE id = %d;\n".formatted(id));
        HeldView held = held(Optional.empty(), 1).get(0);
        assertThat(held.payload()).isEqualTo("{\"message\":\"kart •••• •••• •••• 1111\"}");
    }

    @Test
    void what_was_sealed_for_another_row_does_not_open_and_is_still_listed() {
        long id = parked(brand, "santral");
        long twin = parked(brand, "santral");
        DATABASE.run(
                "UPDATE intake_parked SET event_key = UNHEX(SHA2('%1$d', 256)) WHERE id = %1$d;\n".formatted(twin));
        replay(id);
        replay(twin);
        DATABASE.run(("UPDATE intake_journal a JOIN intake_journal b ON b.id = %d SET a.payload = b.payload,"
                        + " a.state = 'QUARANTINED' WHERE a.id = %d;\n")
                .formatted(twin, id));
        assertThat(held(Optional.empty(), 1).get(0).payload()).isEmpty();
    }

    @Test
    void what_came_again_meanwhile_is_there_once() {
        long id = parked(brand, "santral");
        DATABASE.run(("INSERT INTO intake_journal (tenant_id, id, account_id, dedupe_key, conversation, lane, payload,"
                        + " received_at, state) SELECT %d, %d, %d, event_key, conversation, 1, payload, received_at, 'DONE'"
                        + " FROM intake_parked WHERE id = %d;\n")
                .formatted(brand.value(), Ids.next(), brand.value(), id));
        replay(id);
        assertThat(parked(id)).isZero();
        assertThat(journal("account_id = " + brand.value())).isEqualTo(1);
    }

    @Test
    void what_is_parked_waits_until_its_account_is_connected() {
        long id = parked(brand, "santral");
        DATABASE.run("UPDATE channel_account SET state = 'DISCONNECTED' WHERE id = %d;\n".formatted(brand.value()));
        assertThat(held(Optional.empty(), 1).get(0).free()).isFalse();
        assertThatThrownBy(() -> replay(id)).isInstanceOf(Refused.class).hasMessage("quarantine.disconnected");
        assertThat(in(brand, () -> quarantine.replayAll(tenant()))).isZero();
        assertThat(parked(id)).isEqualTo(1);
        DATABASE.run("UPDATE channel_account SET state = 'ACTIVE' WHERE id = %d;\n".formatted(brand.value()));
        assertThat(in(brand, () -> quarantine.replayAll(tenant()))).isEqualTo(1);
    }

    /** Whoever has that other application's secret signed it: this does not make it speak for the brand. */
    @Test
    void what_came_through_another_application_is_not_the_brands() {
        long id = parked(brand, "stray-" + brand.value());
        assertThat(held(Optional.empty(), 10)).isEmpty();
        assertThatThrownBy(() -> replay(id)).isInstanceOf(NotThere.class);
        assertThat(in(brand, () -> quarantine.replayAll(tenant()))).isZero();
        assertThat(parked(id)).isEqualTo(1);
        assertThat(quarantine.homeless())
                .anySatisfy(parked -> assertThat(parked.app()).isEqualTo("stray-" + brand.value()));
    }

    @Test
    void accounts_of_nobody_are_counted_and_those_of_a_brands_own_application_are_for_its_operators() {
        String app = "app" + other.value();
        DATABASE.run("INSERT INTO channel_app VALUES ('facebook', '%s', %d, 'v', 's', NULL);\n"
                .formatted(app, other.value()));
        park("nobody-" + brand.value(), "santral");
        park("nobody-" + brand.value(), "santral");
        park("nobody-" + other.value(), app);
        assertThat(quarantine.homeless())
                .filteredOn(parked -> parked.externalAccount().equals("nobody-" + brand.value()))
                .singleElement()
                .satisfies(parked -> assertThat(parked.count()).isEqualTo(2));
        assertThat(quarantine.homeless())
                .noneMatch(parked -> parked.externalAccount().equals("nobody-" + other.value()));
    }

    @Test
    void all_are_replayed_oldest_first_and_not_more_than_the_bound() {
        List<Long> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(quarantined(brand));
        }
        assertThat(in(brand, () -> quarantine.store.replayOldest(3))).isEqualTo(3);
        assertThat(ids(held(Optional.empty(), 10))).containsExactly(made.get(4), made.get(3));
        assertThat(in(brand, () -> quarantine.replayAll(tenant()))).isEqualTo(2);
    }

    private long quarantined(TenantId of) {
        long id = Ids.next();
        DATABASE.run(("INSERT INTO intake_journal (tenant_id, id, account_id, dedupe_key, conversation, lane, payload,"
                        + " received_at, state, attempts, note) VALUES (%1$d, %2$d, %1$d, UNHEX(SHA2('%2$d', 256)),"
                        + " UNHEX(SHA2('%2$d', 256)), 1, '{\"ş\":1}', UTC_TIMESTAMP(6), 'QUARANTINED', 5, 'out of order');\n")
                .formatted(of.value(), id));
        return id;
    }

    private long parked(TenantId of, String app) {
        return park("page-" + of.value(), app);
    }

    private static long park(String page, String app) {
        long id = Ids.next();
        DATABASE.run(
                ("INSERT INTO intake_parked (id, channel, app, external_id, dedupe_key, event_key, conversation, payload,"
                                + " received_at) VALUES (%1$d, 'facebook', '%2$s', '%3$s', UNHEX(SHA2('%1$d', 256)),"
                                + " UNHEX(SHA2('event-%1$d', 256)), UNHEX(SHA2('talk', 256)), '{}', UTC_TIMESTAMP(6));\n")
                        .formatted(id, app, page));
        return id;
    }

    private List<HeldView> held(Optional<HeldRef> before, int limit) {
        return in(brand, () -> quarantine.held(tenant(), before, limit));
    }

    private void replay(long id) {
        in(brand, () -> {
            quarantine.replay(new HeldRef(brand, id));
            return true;
        });
    }

    private Tenant tenant() {
        return new Tenant(brand, "b", "B", Tenant.State.ACTIVE);
    }

    private static List<Long> ids(List<HeldView> held) {
        return held.stream().map(one -> one.ref().id()).toList();
    }

    private static long journal(String condition) {
        return count("SELECT COUNT(*) FROM intake_journal WHERE " + condition);
    }

    private static long parked(long id) {
        return count("SELECT COUNT(*) FROM intake_parked WHERE id = " + id);
    }

    private static long count(String sql) {
        return new Sql(DATABASE.owner()).first(sql, row -> row.getLong(1)).orElseThrow();
    }

    /** What gate and transaction do in front of the facade. */
    private static <T> T in(TenantId brand, Callable<T> work) {
        try {
            return TenantScope.call(brand, () -> DESK.in(work));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
