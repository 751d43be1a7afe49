package io.santral.security.login;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/** Tells {@link Sessions} of those that time out or are closed. Public for the container. */
@WebListener
public class SessionEnd implements HttpSessionListener {
    @Inject
    Sessions sessions;

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        sessions.forget(event.getSession());
    }
}
