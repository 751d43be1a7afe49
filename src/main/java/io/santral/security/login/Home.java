package io.santral.security.login;

import io.santral.security.Actors;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The front page: the desk for the operator's people, the portal for the brands'. Public for the container. */
@WebServlet("")
public class Home extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Actors actors;

    @Inject
    transient Site site;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.authenticate(response)) {
            String path = actors.current().staff() ? "/console/" : "/portal/";
            response.sendRedirect(site.address(path).toString());
        }
    }
}
