package io.santral.channel.simulator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/** The simulator over MicroProfile Rest Client, whose body goes in chunks so that a POST is never quietly repeated. */
@ApplicationScoped
class RestWire {
    private static final long CONNECT_MILLIS = 3_000;
    private static final long READ_MILLIS = 10_000;

    private @Nullable RepliesResource replies;
    private @Nullable NoticesResource notices;

    /** To where answers go. */
    Wire replies(URI address) {
        RepliesResource resource = resource(address);
        return new Wire() {
            @Override
            public Answer send(String token, String json) throws IOException {
                return call(() -> resource.send("Bearer " + token, json));
            }

            @Override
            public Answer sent(String token, String account, String inReplyTo) throws IOException {
                return call(() -> resource.sent("Bearer " + token, account, inReplyTo));
            }
        };
    }

    /** To where notices go; what is looked for is the notice's key. */
    Wire notices(URI address) {
        NoticesResource resource = noticesResource(address);
        return new Wire() {
            @Override
            public Answer send(String token, String json) throws IOException {
                return call(() -> resource.send("Bearer " + token, json));
            }

            @Override
            public Answer sent(String token, String account, String key) throws IOException {
                return call(() -> resource.sent("Bearer " + token, account, key));
            }
        };
    }

    private synchronized RepliesResource resource(URI address) {
        RepliesResource there = replies;
        if (there == null) {
            there = build(address, RepliesResource.class);
            replies = there;
        }
        return there;
    }

    private synchronized NoticesResource noticesResource(URI address) {
        NoticesResource there = notices;
        if (there == null) {
            there = build(address, NoticesResource.class);
            notices = there;
        }
        return there;
    }

    private static <T> T build(URI address, Class<T> resource) {
        return RestClientBuilder.newBuilder()
                .baseUri(address)
                .connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                .readTimeout(READ_MILLIS, TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .property("jersey.config.client.request.entity.processing", "CHUNKED")
                .build(resource);
    }

    private static Wire.Answer call(Supplier<Response> request) throws IOException {
        try (Response response = request.get();
                InputStream body = response.readEntity(InputStream.class)) {
            return new Wire.Answer(
                    response.getStatus(), new String(body.readNBytes(Wire.MAX_ANSWER), StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            // Whatever the client throws, the network's own exception tells whether the request had left.
            Throwable cause = e;
            for (int depth = 0; depth < 10 && cause != null; depth++) {
                if (cause instanceof IOException io) {
                    throw io;
                }
                cause = cause.getCause();
            }
            throw new IOException(e);
        }
    }
}
