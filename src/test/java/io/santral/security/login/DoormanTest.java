package io.santral.security.login;

import static io.santral.security.login.ProviderStandIn.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.santral.security.Actor;
import io.santral.security.Actors;
import io.santral.shared.StoreFailure;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoormanTest {
    private static final Actor ELIF = new Actor(11, "elif", "Elif", true, "tr", Map.of());
    private static final Actor CLIENT = new Actor(13, "kuzgun.musteri", "K", false, "tr", Map.of());

    private final Doorman doorman = new Doorman();
    private final Map<String, String> asked = new HashMap<>();
    private final Map<String, String> answered = new HashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();
    private final List<Cookie> cookies = new ArrayList<>();
    private final StringWriter body = new StringWriter();
    private Optional<Login> login = Optional.empty();
    private Optional<Actor> actor = Optional.of(ELIF);
    private boolean storeIsAway;
    private boolean providerIsAway;
    private boolean isProtected = true;
    private int status;
    private String letIn = "";

    @BeforeEach
    void start() {
        doorman.site = new Site();
        doorman.site.base = "http://santral.example";
        doorman.sessions = new Sessions() {
            @Override
            Optional<Login> current(HttpServletRequest request) {
                return login;
            }
        };
        doorman.provider = new OpenIdProvider() {
            @Override
            URI authorization(Attempt attempt) throws Unreachable {
                if (providerIsAway) {
                    throw new Unreachable("planted");
                }
                return URI.create("http://keycloak.example/auth?state=" + attempt.state());
            }
        };
        doorman.bearer = new Bearer() {
            @Override
            String username(String token) throws Declined {
                if (!token.equals("good")) {
                    throw new Declined("planted");
                }
                return "elif";
            }
        };
        doorman.actors = new Actors() {
            @Override
            public Optional<Actor> named(String username) {
                if (storeIsAway) {
                    throw new StoreFailure(new SQLException("planted"));
                }
                return actor;
            }
        };
    }

    @Test
    void whatIsOpenToAllIsNobodysBusiness() throws Exception {
        isProtected = false;
        assertThat(come("GET", "/hooks/facebook/santral")).isEqualTo(AuthenticationStatus.NOT_DONE);
        assertThat(status).isZero();
    }

    @Test
    void whoGoesToAPageIsSentToLogInAndBack() throws Exception {
        asked.put("query", "case=7");
        assertThat(come("GET", "/console/cases/case.xhtml")).isEqualTo(AuthenticationStatus.SEND_CONTINUE);
        assertThat(status).isEqualTo(302);
        assertThat(answered.get("Location")).startsWith("http://keycloak.example/auth?state=");
        String state =
                answered.get("Location").substring(answered.get("Location").indexOf('=') + 1);
        assertThat(Attempt.of(cookies.toArray(Cookie[]::new), state))
                .hasValueSatisfying(
                        attempt -> assertThat(attempt.back().text()).isEqualTo("/console/cases/case.xhtml?case=7"));
    }

    @Test
    void aFormThatCameTooLateLeadsBackToItsPage() throws Exception {
        asked.put("Referer", "http://santral.example/console/queue/desk.xhtml");
        come("POST", "/console/other.xhtml");
        assertThat(Attempt.of(
                        cookies.toArray(Cookie[]::new),
                        answered.get("Location")
                                .substring(answered.get("Location").indexOf('=') + 1)))
                .hasValueSatisfying(
                        attempt -> assertThat(attempt.back().text()).isEqualTo("/console/queue/desk.xhtml"));
    }

    @Test
    void aPartOfAPageIsToldToLoadThePageAnew() throws Exception {
        asked.put("Faces-Request", "partial/ajax");
        asked.put("Referer", "https://evil.example/console/cases/case.xhtml?case=7&tab=\"2\"");
        come("POST", "/console/cases/case.xhtml");
        assertThat(body.toString()).contains("<redirect url=\"http://santral.example/\"/>");
        body.getBuffer().setLength(0);
        asked.put("Referer", "http://santral.example/console/cases/case.xhtml?case=7&tab=2");
        assertThat(come("POST", "/console/cases/case.xhtml")).isEqualTo(AuthenticationStatus.SEND_CONTINUE);
        assertThat(status).isEqualTo(200);
        assertThat(body)
                .hasToString(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response>"
                                + "<redirect url=\"http://santral.example/console/cases/case.xhtml?case=7&amp;tab=2\"/></partial-response>");
        assertThat(cookies).isEmpty();
    }

    @Test
    void whatAPageFetchesBehindOnesBackBeginsNoLogin() throws Exception {
        asked.put("Sec-Fetch-Mode", "websocket");
        assertThat(come("GET", "/console/live")).isEqualTo(AuthenticationStatus.SEND_FAILURE);
        assertThat(status).isEqualTo(401);
        assertThat(cookies).isEmpty();
    }

    @Test
    void whoIsLoggedInComesInAsWhatTheyAre() throws Exception {
        login = Optional.of(login());
        assertThat(come("GET", "/console/queue/desk.xhtml")).isEqualTo(AuthenticationStatus.SUCCESS);
        assertThat(letIn).isEqualTo("elif [staff]");
        actor = Optional.of(CLIENT);
        come("GET", "/portal/service.xhtml");
        assertThat(letIn).isEqualTo("kuzgun.musteri [client]");
    }

    @Test
    void whoIsLockedOrUnknownSeesThatAndIsNotSentInCircles() throws Exception {
        login = Optional.of(login());
        actor = Optional.empty();
        assertThat(come("GET", "/console/queue/desk.xhtml")).isEqualTo(AuthenticationStatus.SEND_FAILURE);
        assertThat(status).isEqualTo(403);
        assertThat(attributes).containsValue(Notice.CLOSED);
        assertThat(answered).doesNotContainKey("Location");
    }

    @Test
    void aLockedPersonsOpenPageLoadsAnewToSeeIt() throws Exception {
        login = Optional.of(login());
        actor = Optional.empty();
        asked.put("Faces-Request", "partial/ajax");
        come("POST", "/console/queue/desk.xhtml");
        assertThat(body.toString()).contains("<redirect url=");
    }

    @Test
    void aDatabaseOrProviderThatIsAwayIsSaidSo() throws Exception {
        login = Optional.of(login());
        storeIsAway = true;
        come("GET", "/console/queue/desk.xhtml");
        assertThat(status).isEqualTo(503);
        assertThat(attributes).containsValue(Notice.LATER);
        login = Optional.empty();
        providerIsAway = true;
        status = 0;
        come("GET", "/console/queue/desk.xhtml");
        assertThat(status).isEqualTo(503);
    }

    @Test
    void theApiOpensToABearerAndToNothingElse() throws Exception {
        login = Optional.of(login());
        assertProblem(401, "GET", null);
        assertThat(answered).containsEntry("WWW-Authenticate", "Bearer");
        assertProblem(401, "GET", "Basic Z29vZA==");
        assertProblem(401, "GET", "Bearer bad");
        assertThat(answered).containsEntry("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        asked.put("Authorization", "bearer good");
        assertThat(come("GET", "/api/v1/queue")).isEqualTo(AuthenticationStatus.SUCCESS);
        assertThat(letIn).isEqualTo("elif [staff]");
    }

    @Test
    void aGoodTokenOfALockedPersonIsRefused() throws Exception {
        actor = Optional.empty();
        assertProblem(403, "GET", "Bearer good");
    }

    private void assertProblem(int expected, String method, String authorization) throws Exception {
        body.getBuffer().setLength(0);
        asked.put("Authorization", authorization);
        assertThat(come(method, "/api/v1/queue")).isEqualTo(AuthenticationStatus.SEND_FAILURE);
        assertThat(status).isEqualTo(expected);
        assertThat(body.toString()).contains("\"status\":" + expected);
        assertThat(cookies).isEmpty();
    }

    private AuthenticationStatus come(String method, String path) throws Exception {
        return doorman.validateRequest(request(method, path), response(), context());
    }

    private HttpServletRequest request(String method, String path) {
        return fake(HttpServletRequest.class, (name, arguments) -> switch (name) {
            case "getMethod" -> method;
            case "getRequestURI" -> path;
            case "getContextPath" -> "";
            case "getQueryString" -> asked.get("query");
            case "getHeader" -> asked.get((String) arguments[0]);
            case "getCookies" -> null;
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private HttpServletResponse response() {
        return fake(HttpServletResponse.class, (name, arguments) -> switch (name) {
            case "setStatus", "sendError" -> status = (int) arguments[0];
            case "setHeader" -> answered.put((String) arguments[0], (String) arguments[1]);
            case "addCookie" -> cookies.add((Cookie) arguments[0]);
            case "getWriter" -> new PrintWriter(body, true);
            case "setContentType", "setCharacterEncoding", "flushBuffer" -> null;
            default -> throw new UnsupportedOperationException(name);
        });
    }

    @SuppressWarnings("unchecked")
    private HttpMessageContext context() {
        return fake(HttpMessageContext.class, (name, arguments) -> switch (name) {
            case "isProtected" -> isProtected;
            case "isAuthenticationRequest" -> false;
            case "doNothing" -> AuthenticationStatus.NOT_DONE;
            case "notifyContainerAboutLogin" -> {
                letIn = arguments[0] + " " + (Set<String>) arguments[1];
                yield AuthenticationStatus.SUCCESS;
            }
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private interface Answer {
        Object to(String name, Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                DoormanTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result = answer.to(method.getName(), arguments);
                    return method.getReturnType() == void.class ? null : result;
                }));
    }

    private static Login login() {
        return new Login("elif", "subject", "sid", NOW, "id", "refresh", NOW.plusSeconds(50), NOW.plusSeconds(660));
    }
}
