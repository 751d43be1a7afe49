package io.santral.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TenantWorkTest {
    private static final long NEVER = TimeUnit.HOURS.toMillis(1);

    private static List<Tenant> tenants(int count) {
        return java.util.stream.LongStream.rangeClosed(1, count)
                .mapToObj(id -> new Tenant(new TenantId(id), "b" + id, "B" + id, Tenant.State.ACTIVE))
                .toList();
    }

    @Test
    void everyBrandIsLookedAtInItsOwnScopeWithoutBeingWoken() throws Exception {
        Map<TenantId, Boolean> seen = new ConcurrentHashMap<>();
        CountDownLatch all = new CountDownLatch(3);
        TenantWork work = new TenantWork(
                "test",
                2,
                NEVER,
                () -> tenants(3),
                () -> {
                    if (seen.put(TenantScope.current(), true) == null) {
                        all.countDown();
                    }
                    return false;
                },
                Thread::new);
        try {
            assertThat(all.await(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            work.stop();
        }
    }

    @Test
    void oneBrandIsNeverWorkedOnByTwoThreads() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch rounds = new CountDownLatch(200);
        TenantWork work = new TenantWork(
                "test",
                4,
                NEVER,
                () -> tenants(1),
                () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    inside.decrementAndGet();
                    rounds.countDown();
                    return rounds.getCount() > 0;
                },
                Thread::new);
        try {
            for (int i = 0; i < 50; i++) {
                work.wake(new TenantId(1));
            }
            assertThat(rounds.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(most.get()).isEqualTo(1);
        } finally {
            work.stop();
        }
    }

    @Test
    void aFailureCostsTheBrandThisRoundAndNobodyElseAnything() throws Exception {
        CountDownLatch others = new CountDownLatch(1);
        CountDownLatch again = new CountDownLatch(2);
        TenantWork work = new TenantWork(
                "test",
                1,
                NEVER,
                () -> tenants(2),
                () -> {
                    if (TenantScope.current().value() == 1) {
                        again.countDown();
                        throw new IllegalStateException("spoilt");
                    }
                    others.countDown();
                    return false;
                },
                Thread::new);
        try {
            assertThat(others.await(5, TimeUnit.SECONDS)).isTrue();
            work.wake(new TenantId(1));
            assertThat(again.await(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            work.stop();
        }
    }
}
