package io.santral.channel.facebook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The two calls with the JDK's client: MicroProfile Rest Client has no implementation outside the server. */
final class HttpGraph implements Graph {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String base;

    HttpGraph(URI base) {
        this.base = base.toString();
    }

    @Override
    public Answer comment(String token, String object, String message) throws IOException {
        return call(request(object, "", token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("message=" + URLEncoder.encode(message, UTF_8))));
    }

    @Override
    public Answer comments(String token, String object, Optional<String> after) throws IOException {
        String query =
                "?filter=stream&limit=100" + after.map(a -> "&after=" + a).orElse("");
        return call(request(object, query, token));
    }

    private HttpRequest.Builder request(String object, String query, String token) {
        return HttpRequest.newBuilder(URI.create(base + "/" + object + "/comments" + query))
                .timeout(Duration.ofSeconds(2))
                .header("Authorization", "Bearer " + token);
    }

    private Answer call(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
            Map<String, String> headers = new TreeMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
            return new Answer(response.statusCode(), headers, response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
