package io.santral.security.login;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;

/**
 * What browsers are told to refuse. On Faces pages PrimeFaces sends a second policy that lets scripts run only with the page's
 * nonce ({@code primefaces.CSP}); browsers keep both. Styles may stand in attributes, which PrimeFaces needs. Public for the
 * container.
 */
@WebFilter(
        urlPatterns = "/*",
        asyncSupported = true,
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class SafeHeaders extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String EVERYWHERE =
            "base-uri 'self'; object-src 'none'; frame-ancestors 'none'; img-src 'self' data:; font-src 'self' data:; "
                    + "style-src 'self' 'unsafe-inline'; connect-src 'self'; form-action 'self' ";

    @Inject
    transient OpenIdProvider provider;

    @Inject
    transient Site site;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath();
        boolean page = path.endsWith(".xhtml") && !path.startsWith("/jakarta.faces.resource/");
        // The log-out form ends at the provider: browsers hold a form's redirects against form-action too.
        String policy = EVERYWHERE + origin(URI.create(provider.issuer()));
        response.setHeader("Content-Security-Policy", page ? policy : policy + "; default-src 'self'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (site.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (page) {
            response.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, response);
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
