package io.santral.security.login;

import io.santral.security.Actor;
import io.santral.security.Actors;
import io.santral.shared.Problem;
import io.santral.shared.StoreFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of every protected path: the API is opened by a bearer token and by nothing else (so no other site can use a
 * browser's cookie on it), the pages by the session's log-in. Roles of the container are only {@link #STAFF} and
 * {@link #CLIENT}, for the paths of web.xml; what somebody may do for which brand, the gate decides.
 */
@ApplicationScoped
class Doorman implements HttpAuthenticationMechanism {
    static final String STAFF = "staff";
    static final String CLIENT = "client";

    private static final String SCHEME = "Bearer ";
    private static final Logger LOG = System.getLogger(Doorman.class.getName());

    @Inject
    Sessions sessions;

    @Inject
    OpenIdProvider provider;

    @Inject
    Bearer bearer;

    @Inject
    Actors actors;

    @Inject
    Site site;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        if (!context.isProtected() && !context.isAuthenticationRequest()) {
            return context.doNothing();
        }
        boolean api = path(request).startsWith("/api/");
        try {
            return api ? byToken(request, response, context) : bySession(request, response, context);
        } catch (Unreachable | StoreFailure e) {
            LOG.log(Level.WARNING, "nobody can be let in: {0}", e.getMessage());
            return api ? problem(response, 503) : show(Notice.LATER, request, response);
        }
    }

    private AuthenticationStatus byToken(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws Unreachable {
        String authorization = request.getHeader("Authorization");
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            response.setHeader("WWW-Authenticate", "Bearer");
            return problem(response, 401);
        }
        try {
            Optional<Actor> actor = actors.named(
                    bearer.username(authorization.substring(SCHEME.length()).strip()));
            return actor.isPresent() ? letIn(actor.get(), context) : problem(response, 403);
        } catch (Declined e) {
            LOG.log(Level.DEBUG, "a bearer was refused: {0}", e.getMessage());
            response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            return problem(response, 401);
        }
    }

    private AuthenticationStatus bySession(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws Unreachable {
        Optional<Login> login = sessions.current(request);
        if (login.isEmpty()) {
            return ask(request, response);
        }
        Optional<Actor> actor = actors.named(login.get().username());
        if (actor.isPresent()) {
            return letIn(actor.get(), context);
        }
        return isPartial(request) ? lookAgain(request, response) : show(Notice.CLOSED, request, response);
    }

    private static AuthenticationStatus letIn(Actor actor, HttpMessageContext context) {
        return context.notifyContainerAboutLogin(actor.username(), Set.of(actor.staff() ? STAFF : CLIENT));
    }

    /** Whoever goes to a page is sent to log in; what a page asks for behind one's back is told in its own language. */
    private AuthenticationStatus ask(HttpServletRequest request, HttpServletResponse response) throws Unreachable {
        if (isPartial(request)) {
            return lookAgain(request, response);
        }
        String mode = request.getHeader("Sec-Fetch-Mode");
        if (mode != null && !mode.equals("navigate")) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return AuthenticationStatus.SEND_FAILURE;
        }
        boolean readsOnly =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        Attempt attempt = Attempt.begin(readsOnly ? page(request) : LocalPath.ofAddress(request.getHeader("Referer")));
        String address = provider.authorization(attempt).toString();
        if (Attempt.tooMany(request.getCookies())) {
            Attempt.forgotten(request.getCookies(), site.isSecure()).forEach(response::addCookie);
        }
        response.addCookie(attempt.cookie(site.isSecure()));
        response.setHeader("Cache-Control", "no-store");
        redirect(response, address);
        return AuthenticationStatus.SEND_CONTINUE;
    }

    /**
     * Tells a Faces page that asked for a part of itself to load anew: it then goes through the log-in, which the provider's own
     * session mostly makes silent, and comes back.
     */
    private AuthenticationStatus lookAgain(HttpServletRequest request, HttpServletResponse response) {
        String address = site.address(
                        LocalPath.ofAddress(request.getHeader("Referer")).text())
                .toASCIIString()
                .replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;");
        response.setHeader("Cache-Control", "no-store");
        write(
                response,
                HttpServletResponse.SC_OK,
                "text/xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"" + address
                        + "\"/></partial-response>");
        return AuthenticationStatus.SEND_CONTINUE;
    }

    private static AuthenticationStatus problem(HttpServletResponse response, int status) {
        response.setHeader("Cache-Control", "no-store");
        write(response, status, Problem.MEDIA_TYPE, Problem.of(status).json());
        return AuthenticationStatus.SEND_FAILURE;
    }

    private static void write(HttpServletResponse response, int status, String type, String body) {
        try {
            response.setStatus(status);
            response.setContentType(type);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getWriter().write(body);
            response.flushBuffer();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "whoever asked is gone: {0}", e.getMessage());
        }
    }

    private static AuthenticationStatus show(Notice notice, HttpServletRequest request, HttpServletResponse response) {
        try {
            notice.show(request, response);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "whoever asked is gone: {0}", e.getMessage());
        }
        return AuthenticationStatus.SEND_FAILURE;
    }

    private static void redirect(HttpServletResponse response, String address) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", address);
    }

    private static boolean isPartial(HttpServletRequest request) {
        return "partial/ajax".equals(request.getHeader("Faces-Request"));
    }

    private static LocalPath page(HttpServletRequest request) {
        return LocalPath.of(path(request), request.getQueryString());
    }

    private static String path(HttpServletRequest request) {
        String uri = request.getRequestURI();
        return uri.substring(lengthOf(request.getContextPath()));
    }

    private static int lengthOf(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
