package io.santral.platform;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The simulator's levers, {@code /control/…}: JSON in, JSON out; what there is stands in its ControlEndpoint. */
public final class Levers {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String simulator;

    Levers(String simulator) {
        this.simulator = simulator;
    }

    public JsonObject get(String lever) {
        return pull("GET", lever, "");
    }

    public JsonObject post(String lever, JsonObject body) {
        return pull("POST", lever, body.toString());
    }

    public JsonObject delete(String lever) {
        return pull("DELETE", lever, "");
    }

    private JsonObject pull(String method, String lever, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator + "/control/" + lever))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The simulator answered " + method + " " + lever + " with "
                        + answer.statusCode() + ": " + answer.body());
            }
            try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
                return reader.readObject();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The simulator did not answer " + method + " " + lever, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
