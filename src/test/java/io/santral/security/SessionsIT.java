package io.santral.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.demo.Waiting;
import io.santral.e2e.Browser;
import io.santral.platform.TestPlatform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Logging in, staying in, and being out, with the real Keycloak. */
class SessionsIT {
    /** What "within seconds" is allowed to be: people are read again every 2 s. */
    private static final Duration SECONDS = Duration.ofSeconds(6);

    private final TestPlatform platform = TestPlatform.running();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void theApiTakesABearerTokenAndNothingElse() throws Exception {
        assertThat(queue("Bearer " + platform.token("elif")).statusCode()).isEqualTo(200);
        assertThat(queue("Bearer " + platform.token("elif") + "x").statusCode()).isEqualTo(401);
        HttpResponse<String> without = queue("");
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(without.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void theShortAddressesLeadToTheDeskAndToThePortal() {
        try (Browser browser = Browser.open("tr")) {
            browser.go(platform.baseUrl() + "/console/");
            browser.logIn("elif", platform.passwordOf("elif"));
            browser.see("#lines");
        }
        try (Browser browser = Browser.open("tr")) {
            browser.go(platform.baseUrl() + "/portal/");
            browser.logIn("kuzgun.musteri", platform.passwordOf("kuzgun.musteri"));
            browser.see("h1");
            assertThat(browser.title()).startsWith("Kuzgun");
        }
    }

    @Test
    void whoIsLockedIsOutWithinSecondsAndBackWhenUnlocked() throws Exception {
        String token = platform.token("mert");
        assertThat(queue("Bearer " + token).statusCode()).isEqualTo(200);
        try (Browser browser = Browser.open("tr")) {
            browser.go(platform.baseUrl() + "/");
            browser.logIn("mert", platform.passwordOf("mert"));
            browser.see("#lines");
            lock("mert", "LOCKED");
            try {
                assertThat(Waiting.until(SECONDS, () -> status(token) != 200))
                        .as("out of the API")
                        .isTrue();
                browser.go(platform.baseUrl() + "/console/queue/desk.xhtml");
                assertThat(browser.has("#lines")).as("the desk is closed").isFalse();
            } finally {
                lock("mert", "ACTIVE");
            }
        }
        assertThat(Waiting.until(SECONDS, () -> status(token) == 200))
                .as("back in")
                .isTrue();
    }

    @Test
    void aLogOutAtKeycloakEndsTheSessionThroughTheBackChannel() {
        try (Browser browser = Browser.open("tr")) {
            browser.go(platform.baseUrl() + "/");
            browser.logIn("zeynep", platform.passwordOf("zeynep"));
            browser.see("#lines");

            platform.platform().keycloak().admin().logOut("zeynep");

            assertThat(Waiting.until(SECONDS, () -> {
                        browser.go(platform.baseUrl() + "/console/queue/desk.xhtml");
                        return browser.has("#kc-login");
                    }))
                    .as("the next page asks for the name")
                    .isTrue();
        }
    }

    @Test
    void whoLogsOutMustLogInAgain() {
        try (Browser browser = Browser.open("en")) {
            browser.go(platform.baseUrl() + "/");
            browser.logIn("deniz", platform.passwordOf("deniz"));
            browser.see("#lines");
            browser.run("document.querySelector('[data-log-out]').click()");
            assertThat(Waiting.until(SECONDS, () -> browser.address().contains("logged-out")))
                    .as("the page that says so")
                    .isTrue();
            browser.go(platform.baseUrl() + "/console/queue/desk.xhtml");
            browser.see("#kc-login");
        }
    }

    @Test
    void aSessionLivesOnWhenItsTokenOfSixtySecondsHasEnded() {
        try (Browser browser = Browser.open("tr")) {
            browser.go(platform.baseUrl() + "/");
            browser.logIn("elif", platform.passwordOf("elif"));
            browser.see("#lines");
            // The realm's access tokens live for 60 s: looked at again and again, the page must never ask for the name.
            assertThat(Waiting.until(Duration.ofSeconds(75), () -> {
                        browser.go(platform.baseUrl() + "/console/queue/desk.xhtml");
                        return browser.has("#kc-login");
                    }))
                    .as("asked to log in again")
                    .isFalse();
        }
    }

    private int status(String token) {
        try {
            return queue("Bearer " + token).statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> queue(String authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(platform.baseUrl() + "/api/v1/queue"));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private void lock(String username, String state) throws SQLException {
        try (Connection owner = platform.owner();
                Statement statement = owner.createStatement()) {
            statement.executeUpdate("UPDATE person SET state = '" + state + "' WHERE username = '" + username + "'");
        }
    }
}
