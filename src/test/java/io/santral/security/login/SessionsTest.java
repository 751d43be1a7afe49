package io.santral.security.login;

import static io.santral.security.login.ProviderStandIn.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final AtomicInteger made = new AtomicInteger();
    private final Sessions sessions = new Sessions();
    private final Provider provider = new Provider();

    @BeforeEach
    void start() {
        sessions.provider = provider;
        at(NOW);
    }

    @Test
    void aLoginGetsASessionOfItsOwn() throws Exception {
        Browser browser = new Browser();
        HttpSession before = browser.request().getSession(true);
        before.setAttribute("planted", "by somebody else");
        sessions.open(browser.request(), login("elif", "one"));
        HttpSession after = browser.request().getSession(false);
        assertThat(after.getId()).isNotEqualTo("session-1");
        assertThat(after.getAttribute("planted")).isNull();
        assertThat(sessions.current(browser.request())).contains(login("elif", "one"));
    }

    @Test
    void whoHasNoSessionIsNotLoggedIn() {
        assertThat(sessions.current(new Browser().request())).isEmpty();
        Browser other = new Browser();
        other.request().getSession(true);
        assertThat(sessions.current(other.request())).isEmpty();
    }

    @Test
    void tokensAreRenewedBeforeTheyExpireAndNotSooner() throws Exception {
        Browser browser = in("elif", "one");
        at(NOW.plusSeconds(49));
        assertThat(sessions.current(browser.request())).contains(login("elif", "one"));
        assertThat(provider.renewals).isZero();
        at(NOW.plusSeconds(50));
        assertThat(sessions.current(browser.request()).orElseThrow().refreshToken())
                .isEqualTo("renewed");
        sessions.current(browser.request());
        assertThat(provider.renewals).isEqualTo(1);
    }

    @Test
    void aRefusedRenewalEndsTheSession() throws Exception {
        Browser browser = in("elif", "one");
        provider.refuses = true;
        at(NOW.plusSeconds(50));
        assertThat(sessions.current(browser.request())).isEmpty();
        assertThat(browser.request().getSession(false)).isNull();
    }

    @Test
    void aProviderThatIsAwayEndsNobodysWorkForTenMinutesAndIsNotAskedAllTheTime() throws Exception {
        Browser browser = in("elif", "one");
        provider.away = true;
        at(NOW.plusSeconds(50));
        assertThat(sessions.current(browser.request())).isPresent();
        assertThat(sessions.current(browser.request())).isPresent();
        assertThat(provider.renewals).isEqualTo(1);
        at(NOW.plusSeconds(60 + 599));
        assertThat(sessions.current(browser.request())).isPresent();
        at(NOW.plusSeconds(60 + 605));
        assertThat(sessions.current(browser.request())).isEmpty();
    }

    @Test
    void theProvidersLogoutEndsThatSessionAndNoOther() throws Exception {
        Browser one = in("elif", "one");
        Browser two = in("elif", "two");
        Browser other = in("mert", "three");
        assertThat(sessions.end(new Login.Ended("one", "subject-of-elif", NOW))).isEqualTo(1);
        assertThat(sessions.current(one.request())).isEmpty();
        assertThat(sessions.current(two.request())).isPresent();
        assertThat(sessions.current(other.request())).isPresent();
    }

    @Test
    void aLogoutThatNamesNoSessionEndsAllOfThePersonsUntilThen() throws Exception {
        Browser one = in("elif", "one");
        Browser two = in("elif", "two");
        Browser other = in("mert", "three");
        assertThat(sessions.end(new Login.Ended(null, "subject-of-elif", NOW.minusSeconds(1))))
                .isZero();
        assertThat(sessions.end(new Login.Ended(null, "subject-of-elif", NOW))).isEqualTo(2);
        assertThat(sessions.current(one.request())).isEmpty();
        assertThat(sessions.current(two.request())).isEmpty();
        assertThat(sessions.current(other.request())).isPresent();
    }

    @Test
    void whatEndedByItselfIsForgotten() throws Exception {
        Browser browser = in("elif", "one");
        HttpSession session = browser.request().getSession(false);
        session.invalidate();
        assertThat(sessions.current(browser.request())).isEmpty();
        assertThat(sessions.end(new Login.Ended("one", null, NOW))).isZero();
        sessions.forget(session);
        assertThat(sessions.close(browser.request())).isEmpty();
    }

    @Test
    void theLastSessionOfAPersonIsToldApart() throws Exception {
        HttpSession one = in("elif", "one").request().getSession(false);
        HttpSession two = in("elif", "two").request().getSession(false);
        in("mert", "three");
        assertThat(sessions.forget(one)).as("another one goes on").isEmpty();
        assertThat(sessions.forget(two)).contains("elif");
    }

    @Test
    void aLoginTravelsBetweenTheNodesOfACluster() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(login("elif", "one"));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(login("elif", "one"));
        }
    }

    private Browser in(String username, String sid) throws Exception {
        Browser browser = new Browser();
        sessions.open(browser.request(), login(username, sid));
        return browser;
    }

    private void at(Instant now) {
        sessions.clock = Clock.fixed(now, ZoneOffset.UTC);
    }

    private static Login login(String username, String sid) {
        return new Login(
                username,
                "subject-of-" + username,
                sid,
                NOW,
                "an-id-token",
                "a-refresh-token",
                NOW.plusSeconds(50),
                NOW.plusSeconds(60 + 600));
    }

    /** The provider's part in a renewal. */
    private static final class Provider extends OpenIdProvider {
        private int renewals;
        private boolean refuses;
        private boolean away;

        @Override
        Login renew(Login login) throws Declined, Unreachable {
            renewals++;
            if (refuses) {
                throw new Declined("planted");
            }
            if (away) {
                throw new Unreachable("planted");
            }
            return new Login(
                    login.username(),
                    login.subject(),
                    login.sid(),
                    login.since(),
                    login.idToken(),
                    "renewed",
                    login.renewAt().plusSeconds(60),
                    login.endsAt().plusSeconds(60));
        }
    }

    /** A browser with at most one living session, as the container would give it. */
    private final class Browser {
        private Map<String, Object> attributes = new HashMap<>();
        private HttpSession session;
        private boolean living;

        HttpServletRequest request() {
            return (HttpServletRequest) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {HttpServletRequest.class},
                    (proxy, method, arguments) -> {
                        if (!method.getName().equals("getSession")) {
                            throw new UnsupportedOperationException(method.getName());
                        }
                        if (!living && arguments[0].equals(true)) {
                            session = session();
                        }
                        return living ? session : null;
                    });
        }

        private HttpSession session() {
            living = true;
            Map<String, Object> own = new HashMap<>();
            attributes = own;
            String id = "session-" + made.incrementAndGet();
            return (HttpSession) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {HttpSession.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("getId")) {
                            return id;
                        }
                        if (attributes != own || !living) {
                            throw new IllegalStateException("this session ended");
                        }
                        switch (method.getName()) {
                            case "getAttribute":
                                return own.get(arguments[0]);
                            case "setAttribute":
                                own.put((String) arguments[0], arguments[1]);
                                return null;
                            case "invalidate":
                                living = false;
                                return null;
                            default:
                                throw new UnsupportedOperationException(method.getName());
                        }
                    });
        }
    }
}
