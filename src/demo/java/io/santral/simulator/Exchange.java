package io.santral.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A request and its answer. */
record Exchange(HttpExchange http) {
    private static final int MAX_BODY = 8 * 1024 * 1024;

    /** What the caller did wrong; becomes a 400. */
    static final class BadRequest extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadRequest(String message) {
            super(message);
        }
    }

    String method() {
        return http.getRequestMethod();
    }

    String path() {
        return http.getRequestURI().getPath();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(http.getRequestHeaders().getFirst(name));
    }

    Map<String, String> query() {
        return form(Optional.ofNullable(http.getRequestURI().getRawQuery()).orElse(""));
    }

    String body() throws IOException {
        byte[] body = http.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new BadRequest("body too large");
        }
        return new String(body, UTF_8);
    }

    JsonObject json() throws IOException {
        String body = body();
        if (body.isBlank()) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw new BadRequest("the body is no JSON object");
        }
    }

    static Map<String, String> form(String encoded) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            int at = pair.indexOf('=');
            if (at > 0) {
                form.put(
                        URLDecoder.decode(pair.substring(0, at), UTF_8),
                        URLDecoder.decode(pair.substring(at + 1), UTF_8));
            }
        }
        return form;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    void answer(int status, JsonValue json) throws IOException {
        answer(status, "application/json; charset=utf-8", json.toString().getBytes(UTF_8));
    }

    void answer(int status, String type, byte[] body) throws IOException {
        http.getResponseHeaders().set("Content-Type", type);
        http.getResponseHeaders().set("Cache-Control", "no-store");
        http.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'; img-src 'self' data:");
        http.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        http.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        http.getResponseBody().write(body);
    }
}
