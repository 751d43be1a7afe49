package io.santral.channel.facebook;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * The Graph API over MicroProfile Rest Client.
 *
 * <p>Payara's client is Jersey on {@code HttpURLConnection}, which quietly sends a POST a second time when the connection breaks
 * before the answer ({@code sun.net.http.retryPost}): an answer that was stored would be stored twice. It does not repeat a body
 * that is streamed, so the body goes in chunks.
 */
@ApplicationScoped
class RestGraph implements Graph {
    private static final int PAGE = 100;

    @Inject
    @ConfigProperty(name = "santral.graph.url", defaultValue = "https://graph.facebook.com/v23.0")
    URI base;

    @Inject
    @ConfigProperty(name = "santral.graph.connect-millis", defaultValue = "3000")
    long connectMillis;

    @Inject
    @ConfigProperty(name = "santral.graph.read-millis", defaultValue = "10000")
    long readMillis;

    private GraphResource resource;

    @PostConstruct
    void connect() {
        resource = RestClientBuilder.newBuilder()
                .baseUri(base)
                .connectTimeout(connectMillis, TimeUnit.MILLISECONDS)
                .readTimeout(readMillis, TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .property("jersey.config.client.request.entity.processing", "CHUNKED")
                .build(GraphResource.class);
    }

    @Override
    public Answer comment(String token, String object, String message) throws IOException {
        return call(() -> resource.comment("Bearer " + token, object, message));
    }

    @Override
    public Answer comments(String token, String object, Optional<String> after) throws IOException {
        return call(() -> resource.comments(
                "Bearer " + token, object, "stream", "id,message,from,created_time", PAGE, after.orElse(null)));
    }

    private static Answer call(Supplier<Response> request) throws IOException {
        try (Response response = request.get();
                InputStream body = response.readEntity(InputStream.class)) {
            Map<String, String> headers = new TreeMap<>();
            response.getStringHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            return new Answer(
                    response.getStatus(), headers, new String(body.readNBytes(MAX_ANSWER), StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            throw cause(e);
        }
    }

    /** Whatever the client throws, the network's own exception is what tells whether the request had left. */
    private static IOException cause(RuntimeException e) {
        Throwable cause = e;
        for (int depth = 0; depth < 10 && cause != null; depth++) {
            if (cause instanceof IOException io) {
                return io;
            }
            cause = cause.getCause();
        }
        return new IOException(e);
    }
}
