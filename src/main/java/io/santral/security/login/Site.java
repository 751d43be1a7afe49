package io.santral.security.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

    /** Whether browsers reach us over TLS, be it ended here or before us. */
    boolean isSecure() {
        return base.startsWith("https:");
    }
}
