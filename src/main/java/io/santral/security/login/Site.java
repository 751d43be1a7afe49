package io.santral.security.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where people find us. Taken from the settings, never from a request's Host header, which its sender chooses. */
@ApplicationScoped
class Site {
    @Inject
    @ConfigProperty(name = "santral.base.url", defaultValue = "http://localhost:8080")
    String base;

    URI address(String path) {
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    /** Where somebody lands who logged out: a page that asks for no log-in. */
    URI loggedOut() {
        return address("/logged-out.xhtml");
    }

    /** Whether browsers reach us over TLS, be it ended here or before us. */
    boolean isSecure() {
        return base.startsWith("https:");
    }

    /** Whether one of our own pages asks, or the person by hand; browsers say so, older ones by the Referer only. */
    boolean isAskedByUs(HttpServletRequest request) {
        String from = request.getHeader("Sec-Fetch-Site");
        if (from != null) {
            return from.equals("same-origin") || from.equals("none");
        }
        String page = request.getHeader("Referer");
        return page != null && page.startsWith(address("/").toString());
    }
}
