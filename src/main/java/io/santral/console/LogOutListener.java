package io.santral.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/** Where a session ends, its open pages hear no more. */
@WebListener
public class LogOutListener implements HttpSessionListener {
    @Inject
    Live live;

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        live.hangUp(event.getSession().getId());
    }
}
