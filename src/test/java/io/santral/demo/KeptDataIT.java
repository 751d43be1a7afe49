package io.santral.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.platform.TestPlatform;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start with the data of an earlier one, on another port. */
class KeptDataIT {
    private final TestPlatform platform = TestPlatform.running();
    private final KeycloakAdmin admin = platform.platform().keycloak().admin();

    @TempDir
    Path folder;

    @Test
    void keycloakFollowsTheApplicationToItsNewAddress() throws IOException {
        String here = platform.baseUrl();
        String there = "http://localhost:27999";
        Path memory = Files.writeString(folder.resolve("knows-us-as"), here);
        String before = console().toString();
        assertThat(before).contains(here + "/session/callback").contains(here + "/session/logout-token");
        try {
            admin.followAddress(memory, there);
            assertThat(console().toString())
                    .doesNotContain(here)
                    .contains(there + "/session/callback")
                    .contains(there + "/session/logout-token");
        } finally {
            admin.followAddress(memory, here);
        }
        assertThat(console().getJsonArray("redirectUris").getString(0)).isEqualTo(here + "/session/callback");
        assertThat(memory).hasContent(here);
    }

    private JsonObject console() {
        return admin.client("santral-console").orElseThrow();
    }
}
