package io.santral.intake;

import io.santral.channel.RawRequest;
import io.santral.shared.NotThere;
import io.santral.shared.StoreFailure;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Where providers push to: {@code /hooks/<channel>/<app>}. A servlet and no resource, because a signature is over the exact bytes
 * of the body. Answers say no more than the status: 200 stored, 400 not of the provider's form, 403 not from who it should be,
 * 413 larger than {@value #MAX_BODY} bytes, 503 not stored, deliver again.
 */
@WebServlet(urlPatterns = "/hooks/*", name = "hooks")
public class Hooks extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(Hooks.class.getName());

    /** Meta's batches stay far below: at most 1,000 changes of some hundred bytes. */
    static final int MAX_BODY = 1 << 20;

    @Inject
    transient Intake intake;

    private record Address(String channel, String app) {
        static Optional<Address> of(HttpServletRequest request) {
            String path = request.getPathInfo();
            String[] parts = path == null ? new String[0] : path.split("/", -1);
            return parts.length == 3 && !parts[1].isEmpty() && !parts[2].isEmpty()
                    ? Optional.of(new Address(parts[1], parts[2]))
                    : Optional.empty();
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> challenge = Address.of(request).flatMap(address -> {
            try {
                return intake.handshake(address.channel(), address.app(), raw(request, new byte[0]));
            } catch (NotThere e) {
                return Optional.empty();
            }
        });
        if (challenge.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(challenge.get());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Address> address = Address.of(request);
        if (address.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        response.setStatus(status(address.get().channel(), address.get().app(), raw(request, body), response));
    }

    private int status(String channel, String app, RawRequest request, HttpServletResponse response) {
        try {
            Acceptance acceptance = intake.accept(channel, app, request);
            if (acceptance instanceof Acceptance.Forged) {
                return HttpServletResponse.SC_FORBIDDEN;
            }
            return acceptance instanceof Acceptance.Malformed
                    ? HttpServletResponse.SC_BAD_REQUEST
                    : HttpServletResponse.SC_OK;
        } catch (NotThere e) {
            return HttpServletResponse.SC_NOT_FOUND;
        } catch (StoreFailure e) {
            LOG.log(Level.WARNING, "delivery not stored: {0}", e.getMessage());
            response.setHeader("Retry-After", "5");
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
    }

    private static RawRequest raw(HttpServletRequest request, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        Map<String, String> query = new HashMap<>();
        // getParameter would read a form body before the signature is checked; the query string alone is ours to read.
        String text = request.getQueryString();
        if (text != null) {
            for (String pair : text.split("&", 64)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
        }
        return new RawRequest(body, headers, query);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
