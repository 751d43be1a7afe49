package io.santral.intake;

import io.santral.shared.StoreFailure;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantWork;
import io.santral.tenancy.Tenants;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Works on the journal: woken after each delivery, and by itself every second. */
@ApplicationScoped
class IntakeWork {
    private static final Logger LOG = Logger.getLogger(IntakeWork.class.getName());
    private static final int BATCH = 32;

    @Inject
    Tenants tenants;

    @Inject
    Journal journal;

    @Resource
    ManagedThreadFactory threads;

    private TenantWork work;

    @PostConstruct
    void start() {
        work = new TenantWork("intake", 4, 1000, tenants::active, this::step, threads);
    }

    /** Makes the bean with the application, not with the first delivery. */
    void awake(@Observes @Initialized(ApplicationScoped.class) Object context) {
        work.look();
    }

    @PreDestroy
    void stop() {
        work.stop();
    }

    void wake(TenantId tenant) {
        work.wake(tenant);
    }

    private boolean step() {
        boolean more = false;
        for (int lane : journal.waitingLanes()) {
            more |= work(lane, BATCH);
        }
        return more;
    }

    /** Works on a lane; if one event spoils the batch, on the events one by one, so that only that one waits. */
    private boolean work(int lane, int limit) {
        try {
            return journal.work(lane, limit) == limit;
        } catch (Journal.Indigestible e) {
            if (limit > 1) {
                boolean more = true;
                for (int i = 0; i < limit && more; i++) {
                    more = work(lane, 1);
                }
                return more;
            }
            LOG.log(Level.WARNING, e.getCause(), () -> "event " + e.event + " could not be worked on");
            journal.failed(e.event, String.valueOf(e.getCause()));
            return true;
        } catch (StoreFailure e) {
            LOG.log(Level.INFO, "lane {0} waits for the database: {1}", new Object[] {lane, e.getMessage()});
            return false;
        }
    }
}
