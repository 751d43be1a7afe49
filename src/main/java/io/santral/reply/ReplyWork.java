package io.santral.reply;

import io.santral.channel.SendOutcome;
import io.santral.customer.CodeIssued;
import io.santral.tenancy.TenantWork;
import io.santral.tenancy.Tenants;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Sends what waits in the outbox: woken when a reply is queued, and by itself every second. */
@ApplicationScoped
class ReplyWork {
    /** Of one brand in one go, so that a brand with many cannot keep the others waiting. */
    private static final int AT_ONCE = 16;

    private final String owner = UUID.randomUUID().toString();

    @Inject
    Tenants tenants;

    @Inject
    Outbox outbox;

    @Resource
    ManagedThreadFactory threads;

    private TenantWork work;

    @PostConstruct
    void start() {
        work = new TenantWork("reply", 4, 1000, tenants::active, this::step, threads);
    }

    /** Makes the bean with the application, not with the first delivery. */
    void awake(@Observes @Initialized(ApplicationScoped.class) Object context) {
        work.look();
    }

    @PreDestroy
    void stop() {
        work.stop();
    }

    void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReplyMoved news) {
        if (news.state() == ReplyState.QUEUED) {
            work.wake(news.tenant());
        }
    }

    void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) CodeIssued news) {
        work.wake(news.tenant());
    }

    private boolean step() {
        outbox.lapse();
        for (int i = 0; i < AT_ONCE; i++) {
            Optional<Outbox.Errand> next = outbox.lease(owner);
            if (next.isEmpty()) {
                lookFor();
                return false;
            }
            outbox.came(next.get().reply(), next.get().trip().send());
        }
        return true;
    }

    private void lookFor() {
        for (Outbox.Errand errand : outbox.toLookFor()) {
            SendOutcome found = errand.trip().lookFor();
            if (found instanceof SendOutcome.Accepted) {
                outbox.came(errand.reply(), found);
            } else if (found instanceof SendOutcome.Rejected) {
                outbox.came(errand.reply(), new SendOutcome.Unknown("reply.not-found"));
            }
        }
    }
}
