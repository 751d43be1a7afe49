package io.santral.security.login;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * The way out: of our session, then of the provider's. By POST only; the cookie is SameSite=Lax, so another site's form ends
 * nobody's session. Public for the container.
 */
@WebServlet("/session/out")
public class LogOut extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient OpenIdProvider provider;

    @Inject
    transient Sessions sessions;

    @Inject
    transient Site site;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Login> login = sessions.close(request);
        response.setHeader("Cache-Control", "no-store");
        try {
            response.sendRedirect(
                    login.isPresent()
                            ? provider.goodbye(login.get()).toString()
                            : site.address("/").toString());
        } catch (Unreachable e) {
            Notice.LATER.show(request, response);
        }
    }
}
