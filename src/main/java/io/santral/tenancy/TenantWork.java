package io.santral.tenancy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that do a brand's waiting work when they are woken for it, and look by themselves once in a while at every brand:
 * for what another node left behind, and for what rested. A brand that is woken often is looked at once; no brand is looked at
 * by two of the threads at a time. The work itself must find out what there is to do, and must bear being called for nothing.
 */
public final class TenantWork {
    private static final Logger LOG = Logger.getLogger(TenantWork.class.getName());

    /** The work: true if there may be more of it. Runs inside the brand's scope. */
    public interface Step {
        boolean step() throws Exception;
    }

    private final String name;
    private final Supplier<List<Tenant>> tenants;
    private final Step step;
    private final long pollMillis;
    private final ExecutorService threads;
    private final Set<TenantId> woken = new LinkedHashSet<>();
    private final Set<TenantId> running = new LinkedHashSet<>();
    /** By {@link System#nanoTime}; the first look is due at once. */
    private long lookAt = System.nanoTime();

    private boolean closed;

    /**
     * @param pollMillis how often every brand is looked at unasked
     * @param parallel how many brands at a time
     */
    public TenantWork(
            String name,
            int parallel,
            long pollMillis,
            Supplier<List<Tenant>> tenants,
            Step step,
            ThreadFactory factory) {
        this.name = name;
        this.tenants = tenants;
        this.step = step;
        this.pollMillis = pollMillis;
        this.threads = Executors.newFixedThreadPool(parallel, factory);
        for (int i = 0; i < parallel; i++) {
            threads.execute(this::run);
        }
    }

    /** There is work for the brand. Returns at once. */
    public synchronized void wake(TenantId tenant) {
        woken.add(tenant);
        notifyAll();
    }

    /** Looks at every brand now. Returns at once. */
    public synchronized void look() {
        lookAt = System.nanoTime();
        notifyAll();
    }

    /** Lets what runs come to its end, for 10 s at most. */
    public void stop() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (true) {
            TenantId tenant;
            try {
                tenant = next();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (tenant == null) {
                return;
            }
            boolean more = false;
            try {
                more = TenantScope.call(tenant, step::step);
            } catch (Exception e) {
                // The poll comes by again; whatever failed is still there.
                LOG.log(Level.WARNING, e, () -> name + " for tenant " + tenant + " failed");
            } finally {
                done(tenant, more);
            }
        }
    }

    private synchronized @Nullable TenantId next() throws InterruptedException {
        while (!closed) {
            for (TenantId tenant : woken) {
                if (!running.contains(tenant)) {
                    woken.remove(tenant);
                    running.add(tenant);
                    return tenant;
                }
            }
            long left = lookAt - System.nanoTime();
            if (left <= 0) {
                lookAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pollMillis);
                poll();
            } else {
                TimeUnit.NANOSECONDS.timedWait(this, left + TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
        return null;
    }

    private void poll() {
        try {
            tenants.get().forEach(tenant -> woken.add(tenant.id()));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> name + " cannot read the directory of brands");
        }
    }

    private synchronized void done(TenantId tenant, boolean more) {
        running.remove(tenant);
        if (more) {
            woken.add(tenant);
        }
        notifyAll();
    }
}
