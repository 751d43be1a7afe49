package io.santral.security.login;

import io.santral.security.Actors;
import io.santral.security.LoggedOut;
import io.santral.shared.StoreFailure;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Tells {@link Sessions} of those that time out or are closed. Public for the container. */
@WebListener
public class SessionEnd implements HttpSessionListener {
    private static final Logger LOG = System.getLogger(SessionEnd.class.getName());

    @Inject
    Sessions sessions;

    @Inject
    Actors actors;

    @Inject
    Event<LoggedOut> loggedOut;

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        try {
            sessions.forget(event.getSession())
                    .flatMap(actors::named)
                    .ifPresent(actor -> loggedOut.fire(new LoggedOut(actor.person())));
        } catch (StoreFailure e) {
            LOG.log(Level.WARNING, "a session ended, and nobody was told: {0}", e.getMessage());
        }
    }
}
