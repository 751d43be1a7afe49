package io.santral.demo;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The few calls to Keycloak's administration that a demo and its tests need; the application has its own way. */
public final class KeycloakAdmin {
    private static final String REALM = "/admin/realms/santral";

    private final String keycloak;
    private final String user;
    private final String password;

    KeycloakAdmin(String keycloak, String user, String password) {
        this.keycloak = keycloak;
        this.user = user;
        this.password = password;
    }

    /** Gives an account a password that need not be changed at the first log-in. */
    void setPassword(String account, String newPassword) {
        JsonObject credential = Json.createObjectBuilder()
                .add("type", "password")
                .add("value", newPassword)
                .add("temporary", false)
                .build();
        call("PUT", REALM + "/users/" + account + "/reset-password", credential);
    }

    /** The realm's accounts: the id by the user's name; the first thousand. */
    Map<String, String> users() {
        return array(call("GET", REALM + "/users?max=1000&briefRepresentation=true", null)).stream()
                .map(JsonValue::asJsonObject)
                .collect(Collectors.toMap(user -> user.getString("username"), user -> user.getString("id")));
    }

    public Optional<JsonObject> user(String username) {
        return first(call("GET", REALM + "/users?exact=true&username=" + encode(username), null));
    }

    /** Locks a person out, or lets him in again. */
    public void setEnabled(String username, boolean enabled) {
        JsonObject person =
                user(username).orElseThrow(() -> new CannotStart("Keycloak has no user '" + username + "'."));
        JsonObject changed =
                Json.createObjectBuilder(person).add("enabled", enabled).build();
        call("PUT", REALM + "/users/" + person.getString("id"), changed);
    }

    /** Ends all sessions of a person; Keycloak tells the applications through the back channel. */
    public void logOut(String username) {
        JsonObject person =
                user(username).orElseThrow(() -> new CannotStart("Keycloak has no user '" + username + "'."));
        call("POST", REALM + "/users/" + person.getString("id") + "/logout", null);
    }

    /** Makes a client, or replaces the one that has its name. */
    public void putClient(JsonObject client) {
        Optional<JsonObject> there = client(client.getString("clientId"));
        if (there.isPresent()) {
            call("PUT", REALM + "/clients/" + there.get().getString("id"), client);
        } else {
            call("POST", REALM + "/clients", client);
        }
    }

    public Optional<JsonObject> client(String clientId) {
        return first(call("GET", REALM + "/clients?clientId=" + encode(clientId), null));
    }

    /**
     * An access token for a person by the direct grant.
     *
     * @param client a public client that allows it
     */
    public String token(String client, String username, String userPassword) {
        return grant(
                "santral",
                Map.of(
                        "grant_type", "password",
                        "client_id", client,
                        "scope", "openid",
                        "username", username,
                        "password", userPassword));
    }

    /**
     * The realm keeps the application's address from its import. When the port has changed since, the clients learn the new
     * address.
     *
     * @param memory the file that keeps the address of the last start
     */
    void followAddress(Path memory, String address) {
        try {
            String before = Files.exists(memory) ? Files.readString(memory).strip() : address;
            if (!before.equals(address)) {
                for (JsonValue client : array(call("GET", REALM + "/clients?max=1000", null))) {
                    String text = client.toString();
                    if (text.contains(before)) {
                        JsonObject moved = object(text.replace(before, address));
                        call("PUT", REALM + "/clients/" + moved.getString("id"), moved);
                    }
                }
            }
            Files.writeString(memory, address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String call(String method, String path, @Nullable JsonObject body) {
        String token = grant(
                "master",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", user, "password", password));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(keycloak + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        return answered(method + " " + path, request);
    }

    private String grant(String realm, Map<String, String> form) {
        String path = "/realms/" + realm + "/protocol/openid-connect/token";
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(keycloak + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        return object(answered("POST " + path, request)).getString("access_token");
    }

    private static String answered(String what, HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = Web.send(request);
            if (response.statusCode() / 100 != 2) {
                throw new CannotStart(
                        "Keycloak answered " + what + " with " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak did not answer " + what, e);
        }
    }

    private static Optional<JsonObject> first(String json) {
        return array(json).stream().findFirst().map(JsonValue::asJsonObject);
    }

    private static JsonArray array(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readArray();
        }
    }

    private static JsonObject object(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
