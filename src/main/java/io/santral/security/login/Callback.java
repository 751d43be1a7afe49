package io.santral.security.login;

import io.santral.security.Actors;
import io.santral.security.LoggedIn;
import io.santral.shared.StoreFailure;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the provider sends a browser back to. Public for the container. */
@WebServlet("/session/callback")
public class Callback extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(Callback.class.getName());

    @Inject
    transient OpenIdProvider provider;

    @Inject
    transient Sessions sessions;

    @Inject
    transient Site site;

    @Inject
    transient Actors actors;

    @Inject
    transient Event<LoggedIn> loggedIn;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Attempt> attempt = Attempt.of(request.getCookies(), request.getParameter("state"));
        if (attempt.isEmpty()) {
            Notice.AGAIN.show(request, response);
            return;
        }
        response.addCookie(attempt.get().spent(site.isSecure()));
        try {
            Login login = provider.finish(attempt.get(), parameters(request));
            sessions.open(request, login);
            actors.named(login.username()).ifPresent(actor -> loggedIn.fire(new LoggedIn(actor.person())));
            response.setHeader("Cache-Control", "no-store");
            response.sendRedirect(site.address(attempt.get().back().text()).toString());
        } catch (Declined e) {
            LOG.log(Level.INFO, "a log-in failed: {0}", e.getMessage());
            Notice.AGAIN.show(request, response);
        } catch (Unreachable | StoreFailure e) {
            LOG.log(Level.WARNING, "a log-in failed: {0}", e.getMessage());
            Notice.LATER.show(request, response);
        }
    }

    private static Map<String, List<String>> parameters(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Arrays.asList(entry.getValue())));
    }
}
