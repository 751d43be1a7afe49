package io.santral.tenancy;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The brand that the current thread works for (wall 2). It is opened and closed only here, around a piece of work; while it is
 * open, every database session that the thread takes from the pool is bound to the brand (wall 4) and every entity manager
 * carries its id (wall 3). Work for a second brand inside the work for a first is an error, whether or not a transaction runs:
 * two brands never meet in one unit of work.
 */
public final class TenantScope {
    private static final ThreadLocal<@Nullable TenantId> CURRENT = new ThreadLocal<>();

    private TenantScope() {}

    /**
     * Does the work for the brand.
     *
     * @throws IllegalStateException if the thread already works for another brand
     */
    public static <T> T call(TenantId tenant, Callable<T> work) throws Exception {
        TenantId outer = CURRENT.get();
        if (outer != null) {
            if (!outer.equals(tenant)) {
                throw new IllegalStateException(
                        "work for tenant " + tenant + " inside work for tenant " + outer + ": brands never meet");
            }
            return work.call();
        }
        CURRENT.set(tenant);
        try {
            return work.call();
        } finally {
            CURRENT.remove();
        }
    }

    /** As {@link #call}, for work that returns nothing and throws nothing checked. */
    public static void run(TenantId tenant, Runnable work) {
        try {
            call(tenant, () -> {
                work.run();
                return true;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The brand of the current work.
     *
     * @throws IllegalStateException if there is none: what asks must run inside a scope
     */
    public static TenantId current() {
        return open().orElseThrow(() -> new IllegalStateException("no tenant scope is open on this thread"));
    }

    /** The brand of the current work, if the thread works for one. */
    public static Optional<TenantId> open() {
        return Optional.ofNullable(CURRENT.get());
    }
}
