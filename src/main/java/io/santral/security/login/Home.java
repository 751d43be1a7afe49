package io.santral.security.login;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The front page: asks who is there; the page behind it leads them to the desk or to the portal. Public for the container. */
@WebServlet("")
public class Home extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.authenticate(response)) {
            request.getRequestDispatcher("/index.xhtml").forward(request, response);
        }
    }
}
