package io.santral.platform;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** A program that calls the API in the name of a person; its token is renewed in time. */
public final class Caller {
    /** Access tokens live for 60 s. */
    private static final Duration TOKEN_AGE = Duration.ofSeconds(40);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final TestPlatform platform;
    private final String username;
    private String token = "";
    private long tokenSince;

    Caller(TestPlatform platform, String username) {
        this.platform = platform;
        this.username = username;
    }

    /** @param path below {@code /api/v1/} */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    /** @param path below {@code /api/v1/} */
    public HttpResponse<String> post(String path, JsonObject body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.toString()));
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** The body of an answer as JSON. */
    public static JsonObject json(HttpResponse<String> answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    private HttpRequest.Builder request(String path) {
        if (token.isEmpty() || System.nanoTime() - tokenSince > TOKEN_AGE.toNanos()) {
            token = platform.token(username);
            tokenSince = System.nanoTime();
        }
        return HttpRequest.newBuilder(URI.create(platform.baseUrl() + "/api/v1/" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token);
    }
}
