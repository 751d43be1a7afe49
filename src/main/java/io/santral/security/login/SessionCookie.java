package io.santral.security.login;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Sends the session's cookie over TLS only, where there is TLS; all else about it stands in web.xml. Public for the container. */
@WebListener
public class SessionCookie implements ServletContextListener {
    @Inject
    Site site;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().getSessionCookieConfig().setSecure(site.isSecure());
    }
}
