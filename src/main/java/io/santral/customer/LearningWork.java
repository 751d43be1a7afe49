package io.santral.customer;

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

/**
 * Looks every minute whether a brand's night is due. One brand at a time: a node's learning has one thread and so at most one
 * connection, whatever number of brands waits.
 */
@ApplicationScoped
class LearningWork {
    private static final long POLL = 60_000;

    @Inject
    Tenants tenants;

    @Inject
    LearningNight night;

    @Resource
    ManagedThreadFactory threads;

    private TenantWork work;

    @PostConstruct
    void start() {
        work = new TenantWork("learning", 1, POLL, tenants::active, this::step, threads);
    }

    /** Makes the bean with the application. */
    void awake(@Observes @Initialized(ApplicationScoped.class) Object context) {
        work.look();
    }

    @PreDestroy
    void stop() {
        work.stop();
    }

    private boolean step() {
        night.run();
        return false;
    }
}
