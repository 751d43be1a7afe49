package io.santral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.platform.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class BrowserIT {
    private final TestPlatform platform = TestPlatform.running();

    @Test
    void anAgentLogsInAndSeesTheDesk() throws IOException {
        try (Browser browser = Browser.open("tr")) {
            browser.go(platform.baseUrl() + "/");
            browser.picture("log-in");
            browser.logIn("elif", platform.passwordOf("elif"));

            assertThat(browser.address()).startsWith(platform.baseUrl());
            browser.awaitText("body", "Elif");
            assertThat(Files.size(browser.picture("desk"))).isPositive();
        }
    }
}
