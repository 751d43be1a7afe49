package io.santral.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.cases.CaseRef;
import io.santral.cases.InteractionAttached;
import io.santral.reply.ReplyMoved;
import io.santral.reply.ReplyState;
import io.santral.routing.QueueChanged;
import io.santral.security.Actor;
import io.santral.security.Role;
import io.santral.tenancy.TenantId;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveTest {
    private static final TenantId KUZGUN = new TenantId(1);
    private static final TenantId CINARBANK = new TenantId(2);
    private static final CaseRef CASE = new CaseRef(KUZGUN, 10);
    private static final CaseRef OTHER_CASE = new CaseRef(KUZGUN, 11);

    private final Live live = new Live();

    @BeforeEach
    void give_it_a_timer() {
        live.timer = timer(Runnable::run);
    }

    @Test
    void a_change_of_the_queue_rings_for_whoever_serves_the_brand() throws Exception {
        Page kuzgun = enter(KUZGUN, Optional.empty(), 0);
        Page cinarbank = enter(CINARBANK, Optional.empty(), 0);

        live.on(new QueueChanged(CASE, 1));

        assertThat(kuzgun.hears()).isEqualTo("queue");
        // Had it been rung for, it would have been no later than the one that now follows.
        live.on(new QueueChanged(new CaseRef(CINARBANK, 10), 1));
        assertThat(cinarbank.hears()).isEqualTo("queue");
        assertThat(cinarbank.heard).isEmpty();
    }

    @Test
    void news_of_a_case_ring_for_whoever_looks_at_it_and_for_nobody_else() throws Exception {
        Page there = enter(KUZGUN, Optional.of(CASE), 0);
        Page elsewhere = enter(KUZGUN, Optional.of(OTHER_CASE), 0);

        live.on(new ReplyMoved(CASE, 5, ReplyState.SENT));
        live.on(new InteractionAttached(OTHER_CASE, 6, true, Instant.EPOCH));

        assertThat(there.hears()).isEqualTo("case");
        assertThat(elsewhere.hears()).isEqualTo("case");
        assertThat(there.heard).isEmpty();
        assertThat(elsewhere.heard).isEmpty();
    }

    @Test
    void many_news_within_a_moment_are_one_ring() throws Exception {
        BlockingQueue<Runnable> rings = new LinkedBlockingQueue<>();
        live.timer = timer(rings::add);
        Page page = enter(KUZGUN, Optional.of(CASE), 0);

        live.on(new QueueChanged(OTHER_CASE, 1));
        Runnable ring = rings.poll(10, TimeUnit.SECONDS);
        for (int i = 0; i < 1000; i++) {
            live.on(new QueueChanged(OTHER_CASE, 1));
            live.on(new InteractionAttached(CASE, i, true, Instant.EPOCH));
        }
        ring.run();

        assertThat(page.hears()).isEqualTo("case");
        assertThat(page.heard).isEmpty();
        live.on(new QueueChanged(OTHER_CASE, 1));
        rings.poll(10, TimeUnit.SECONDS).run();
        assertThat(page.hears()).isEqualTo("queue");
        assertThat(page.heard).isEmpty();
    }

    @Test
    void what_happened_between_the_look_and_the_opening_of_the_socket_is_rung_for() throws Exception {
        long looked = live.now();
        live.on(new QueueChanged(CASE, 1));

        assertThat(enter(KUZGUN, Optional.empty(), looked).hears()).isEqualTo("case");
        Page later = enter(KUZGUN, Optional.empty(), live.now());
        Page stranger = enter(CINARBANK, Optional.empty(), looked);
        live.on(new QueueChanged(CASE, 1));
        live.on(new QueueChanged(new CaseRef(CINARBANK, 1), 1));
        assertThat(later.hears()).isEqualTo("queue");
        assertThat(stranger.hears()).isEqualTo("queue");
    }

    @Test
    void whoever_logs_out_hears_no_more() {
        Page page = enter(KUZGUN, Optional.empty(), 0);

        live.hangUp("another session");
        assertThat(page.closed).isFalse();
        live.hangUp("session");
        assertThat(page.closed).isTrue();
    }

    private Page enter(TenantId tenant, Optional<CaseRef> looksAt, long since) {
        Page page = new Page();
        Actor actor = new Actor(1, "elif", "Elif", true, "tr", Map.of(tenant, Set.of(Role.AGENT)));
        assertThat(live.enter(new Watcher(page.socket(), actor, "session", looksAt), since))
                .isTrue();
        return page;
    }

    /** A page at the other end of the wire. */
    private static final class Page {
        final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        final AtomicBoolean closed = new AtomicBoolean();

        String hears() throws InterruptedException {
            return heard.poll(10, TimeUnit.SECONDS);
        }

        Session socket() {
            RemoteEndpoint.Async far = proxy(RemoteEndpoint.Async.class, (self, method, values) -> {
                heard.add((String) values[0]);
                return null;
            });
            String id = Integer.toHexString(System.identityHashCode(this));
            return proxy(Session.class, (self, method, values) -> switch (method.getName()) {
                case "getId" -> id;
                case "isOpen" -> !closed.get();
                case "getAsyncRemote" -> far;
                case "close" -> {
                    closed.set(true);
                    yield null;
                }
                default -> throw new UnsupportedOperationException(method.getName());
            });
        }
    }

    private static ManagedScheduledExecutorService timer(Consumer<Runnable> due) {
        return proxy(ManagedScheduledExecutorService.class, (self, method, values) -> {
            due.accept((Runnable) values[0]);
            return null;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
