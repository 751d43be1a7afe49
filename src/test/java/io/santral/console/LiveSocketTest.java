package io.santral.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveSocketTest {
    @Test
    void our_own_page_is_let_in_whether_or_not_it_names_the_usual_port() {
        assertThat(LiveSocket.Gate.sameOrigin("https://santral.example", "https://santral.example:443/"))
                .isTrue();
        assertThat(LiveSocket.Gate.sameOrigin("http://localhost:8080", "http://localhost:8080"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://santral.example.evil.example",
                "https://santral.example@evil.example",
                "http://santral.example",
                "https://santral.example:8443",
                "null",
                "",
                "https://",
                "santral.example",
                "https://santral example"
            })
    void every_other_page_is_not(String origin) {
        assertThat(LiveSocket.Gate.sameOrigin(origin, "https://santral.example"))
                .isFalse();
    }
}
