package io.santral.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TenantScopeTest {
    private static final TenantId ONE = new TenantId(1);
    private static final TenantId TWO = new TenantId(2);

    @Test
    void workKnowsItsBrandAndNothingIsLeftBehind() throws Exception {
        assertThat(TenantScope.<TenantId>call(ONE, TenantScope::current)).isEqualTo(ONE);
        assertThat(TenantScope.open()).isEmpty();
    }

    @Test
    void theScopeIsClosedWhenTheWorkFails() {
        assertThatThrownBy(() -> TenantScope.run(ONE, () -> {
                    throw new IllegalArgumentException("spoilt");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(TenantScope.open()).isEmpty();
    }

    @Test
    void workForASecondBrandInsideTheFirstIsRefusedAndDoesNotRun() {
        boolean[] ran = new boolean[1];
        assertThatThrownBy(() -> TenantScope.run(ONE, () -> TenantScope.run(TWO, () -> ran[0] = true)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("brands never meet");
        assertThat(ran[0]).isFalse();
    }

    @Test
    void theSameBrandMayNest() throws Exception {
        TenantId seen = TenantScope.call(ONE, () -> {
            TenantScope.run(ONE, () -> {});
            return TenantScope.current();
        });
        assertThat(seen).isEqualTo(ONE);
    }

    @Test
    void anotherThreadDoesNotInheritIt() throws Exception {
        Optional<TenantId> seen = TenantScope.call(
                ONE, () -> CompletableFuture.supplyAsync(TenantScope::open).get());
        assertThat(seen).isEmpty();
    }

    @Test
    void whoAsksWithoutAScopeIsToldSo() {
        assertThatThrownBy(TenantScope::current).isInstanceOf(IllegalStateException.class);
    }
}
