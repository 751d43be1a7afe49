package io.santral.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.santral.customer.CustomersMoved.Move;
import io.santral.customer.store.CustomerStore;
import io.santral.customer.store.CustomerStores;
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
import io.santral.shared.StoreFailure;
import io.santral.tenancy.PersonScope;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Merging and taking apart on a real database, through its walls. */
class MergesIT {
    /** How many random programs run on the database; as many as CI has time for, if nobody says otherwise. */
    private static final int PROGRAMS = Integer.getInteger("santral.it.programs", 180);

    private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");
    private static final TestTransactions DESK = TestDatabase.instance().desk();

    private final TenantId brand = Brands.brand();
    private final TenantId other = Brands.brand();
    private final long ayla = Brands.person();
    private final Told<CustomersMoved> told = new Told<>();
    private final CustomerStore store = CustomerStores.customers(DESK);

    @Test
    void whoIsMergedByHandIsOneCustomerWithOneStoryAndComesApartAgain() {
        long web = newcomer("web");
        long mail = newcomer("mail");
        merge(mail, web);
        assertThat(story(mail).ref().id())
                .as("the old number leads to the whole")
                .isEqualTo(web);
        assertThat(story(web).parts()).extracting(CustomerStory.Part::identity).containsExactly(web, mail);
        CustomerStory.Merge made = story(web).parts().get(1).merge().orElseThrow();
        assertThat(made.reason()).isEqualTo("same voice");
        assertThat(told.news())
                .last()
                .isEqualTo(new CustomersMoved(
                        brand, List.of(new Move(mail, mail, web)), Optional.empty(), Optional.empty()));

        undo(made.ref());
        assertThat(story(mail).ref().id()).isEqualTo(mail);
        assertThat(story(web).parts()).extracting(CustomerStory.Part::identity).containsExactly(web);
        int before = told.news().size();
        undo(made.ref());
        assertThat(told.news()).as("to take it back again changes nothing").hasSize(before);
        assertThat(in(brand, () -> store.saidApart(Set.of(web), Set.of(mail)))).isTrue();

        merge(mail, web);
        assertThat(in(brand, () -> store.saidApart(Set.of(web), Set.of(mail))))
                .as("a person's word overrules what was said before")
                .isFalse();
    }

    @Test
    void whoIsTakenOutOfTheMiddleGoesAloneAndTheOthersStayTogether() {
        long one = newcomer("one");
        long two = newcomer("two");
        long three = newcomer("three");
        merge(two, one);
        merge(three, two);
        run(() -> merges().split(new CustomerRef(brand, one), Set.of(two), "another person"));
        assertThat(members(one)).containsExactly(one, three);
        assertThat(members(two)).containsExactly(two);
        assertThatThrownBy(() -> run(() -> merges().split(new CustomerRef(brand, one), Set.of(one, three), "all")))
                .hasMessage("customer.no-part");
    }

    /** Random programs: after each merge, its undo gives back every derived view, row by row. */
    @Test
    void undoOfAMergeIsAsIfItHadNeverBeen() {
        Random random = new Random(20261122);
        for (int program = 0; program < PROGRAMS; program++) {
            List<Long> customers = new ArrayList<>();
            for (int i = 0; i < 3 + random.nextInt(4); i++) {
                customers.add(newcomer("p" + program + "-" + i));
            }
            for (int step = random.nextInt(6); step > 0; step--) {
                tryToMerge(any(random, customers), any(random, customers));
            }
            Map<Long, Long> before = whole(customers);
            long from = any(random, customers);
            long into = any(random, customers);
            if (tryToMerge(from, into)) {
                long edge = in(
                        brand,
                        () -> store.mergesOf(Set.of(before.get(from))).get(0).id());
                undo(new MergeRef(brand, edge));
                assertThat(whole(customers)).isEqualTo(before);
            }
        }
    }

    @Test
    void anotherBrandsCustomerIsNotThereAndTheDatabaseRefusesTheMerge() {
        long own = newcomer("own");
        long foreign = in(other, () -> born("foreign"));
        assertThatThrownBy(() -> merge(foreign, own)).isInstanceOf(NotThere.class);
        assertThatThrownBy(() -> run(() ->
                        merges().merge(new CustomerRef(other, foreign), new CustomerRef(brand, own), "they are one")))
                .isInstanceOf(NotThere.class);
        assertThatThrownBy(() -> in(brand, () -> {
                    store.link(own, foreign, Optional.empty(), AT);
                    return true;
                }))
                .isInstanceOf(StoreFailure.class);
    }

    @Test
    void withoutAReasonOrWithThemselvesNobodyIsMerged() {
        long one = newcomer("one");
        long two = newcomer("two");
        assertThatThrownBy(() -> run(() -> merges().merge(ref(two), ref(one), "  ")))
                .isInstanceOf(Refused.class)
                .hasMessage("reason.missing");
        assertThatThrownBy(() -> run(() -> merges().merge(ref(two), ref(one), "x".repeat(201))))
                .hasMessage("reason.long");
        merge(two, one);
        assertThatThrownBy(() -> merge(two, one)).hasMessage("customer.same");
        assertThat(members(one)).containsExactly(one, two);
    }

    private CustomerRef ref(long customer) {
        return new CustomerRef(brand, customer);
    }

    private boolean tryToMerge(long from, long into) {
        try {
            merge(from, into);
            return true;
        } catch (Refused same) {
            assertThat(same).hasMessage("customer.same");
            return false;
        }
    }

    private static long any(Random random, List<Long> customers) {
        return customers.get(random.nextInt(customers.size()));
    }

    private Map<Long, Long> whole(List<Long> customers) {
        Map<Long, Long> whole = new TreeMap<>();
        customers.forEach(one -> whole.put(one, story(one).ref().id()));
        return whole;
    }

    private Set<Long> members(long customer) {
        Set<Long> members = new TreeSet<>();
        story(customer).parts().forEach(part -> members.add(part.identity()));
        return members;
    }

    private long newcomer(String name) {
        return in(brand, () -> born(name));
    }

    private long born(String name) {
        long identity = Ids.next();
        Sighting sighting = new Sighting("test", name + "-" + identity, Optional.of(name), AT, List.of());
        assertThat(store.add(identity, sighting)).isTrue();
        store.link(identity, identity, Optional.empty(), AT);
        return identity;
    }

    private void merge(long from, long into) {
        run(() -> merges().merge(ref(from), ref(into), "same voice"));
    }

    private void undo(MergeRef ref) {
        run(() -> merges().undo(ref, "two people"));
    }

    private CustomerStory story(long customer) {
        return in(brand, () -> merges().story(ref(customer)));
    }

    private void run(Runnable work) {
        in(brand, () -> {
            work.run();
            return true;
        });
    }

    private <T> T in(TenantId tenant, Callable<T> work) {
        try {
            return PersonScope.call(ayla, () -> TenantScope.call(tenant, () -> DESK.in(work)));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Merges merges() {
        Merges merges = new Merges();
        merges.store = store;
        merges.decisions = CustomerStores.decisions(DESK);
        merges.models = new Models();
        merges.models.store = CustomerStores.odds(DESK);
        merges.models.versions = CustomerStores.models(DESK);
        merges.clock = Clock.systemUTC();
        merges.moved = told;
        merges.actors = new Actors() {
            @Override
            public Actor current() {
                return new Actor(ayla, "ayla", "Ayla", true, "tr", Map.of(brand, Set.of(Role.AGENT)));
            }
        };
        return merges;
    }
}
