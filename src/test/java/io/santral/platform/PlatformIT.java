package io.santral.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PlatformIT {
    private final TestPlatform platform = TestPlatform.running();

    @Test
    void theApplicationSaysThatItIsReady() throws Exception {
        HttpResponse<String> answer = get(platform.baseUrl() + "/health/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"UP\"");
    }

    @Test
    void aPersonOfTheDemoGetsATokenForTheApi() {
        String claims =
                new String(Base64.getUrlDecoder().decode(platform.token("elif").split("\\.")[1]));

        assertThat(claims).contains("\"preferred_username\":\"elif\"").contains("santral-api");
    }

    @Test
    void theDatabaseKeepsTheMicrosecondsOfATime() throws SQLException {
        try (Connection owner = platform.owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("SELECT CAST('2026-11-22 02:30:00.123456' AS DATETIME(6))")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("2026-11-22 02:30:00.123456");
        }
    }

    @Test
    void theApplicationComesBackAfterItsDatabaseWasKilled() throws Exception {
        platform.platform().database().kill();
        platform.platform().database().start();

        try (Connection owner = platform.owner()) {
            assertThat(owner.isValid(2)).isTrue();
        }
        assertThat(get(platform.baseUrl() + "/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void theApplicationStartsAgainAfterAKill() throws Exception {
        platform.platform().application().kill();
        platform.platform().application().start();

        assertThat(get(platform.baseUrl() + "/health/ready").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }
}
