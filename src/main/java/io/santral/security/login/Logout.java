package io.santral.security.login;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * The way out: of our session, then of the provider's. Open to a form or a link of our own pages; what another site sends here
 * ends nobody's session. Public for the container.
 */
@WebServlet("/session/logout")
public class Logout extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient OpenIdProvider provider;

    @Inject
    transient Sessions sessions;

    @Inject
    transient Site site;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doPost(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (!site.isAskedByUs(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Optional<Login> login = sessions.close(request);
        try {
            response.sendRedirect(
                    login.isPresent()
                            ? provider.goodbye(login.get()).toString()
                            : site.loggedOut().toString());
        } catch (Unreachable e) {
            Notice.LATER.show(request, response);
        }
    }
}
