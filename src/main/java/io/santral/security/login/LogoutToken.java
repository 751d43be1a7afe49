package io.santral.security.login;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Where the provider tells of a log-out, without a browser (OpenID Connect Back-Channel Logout 1.0, sections 2.5 to 2.8). Public
 * for the container.
 */
@WebServlet("/session/logout-token")
public class LogoutToken extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 16_000;
    private static final Logger LOG = System.getLogger(LogoutToken.class.getName());

    @Inject
    transient OpenIdProvider provider;

    @Inject
    transient Sessions sessions;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        if (request.getContentLengthLong() > LONGEST) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        String token = request.getParameter("logout_token");
        if (token == null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        try {
            int count = sessions.end(provider.ended(token));
            LOG.log(Level.INFO, "the provider logged somebody out: {0} sessions here", count);
        } catch (Declined e) {
            LOG.log(Level.WARNING, "a logout token was refused: {0}", e.getMessage());
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } catch (Unreachable e) {
            LOG.log(Level.WARNING, "a logout token could not be checked: {0}", e.getMessage());
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
