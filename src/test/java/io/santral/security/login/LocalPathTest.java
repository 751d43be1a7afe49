package io.santral.security.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/console/",
                "/console/case.xhtml?case=0HXK3V9GQ2R7A&tab=2",
                "/portal/index.xhtml?q=%C3%A7ay",
                "/console/a//b"
            })
    void ourOwnPagesAreKept(String path) {
        assertThat(new LocalPath(path).text()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "///evil.example",
                "https://evil.example/",
                "javascript:alert(1)",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\r\nSet-Cookie: a=b",
                " /console",
                "console",
                "/console#//evil.example",
                "/%zz",
                "/session/logout",
                "/çay"
            })
    void whateverCouldLeadElsewhereBecomesTheFrontPage(String path) {
        assertThat(new LocalPath(path)).isEqualTo(LocalPath.FRONT);
    }

    @Test
    void aVeryLongPathBecomesTheFrontPage() {
        assertThat(new LocalPath("/" + "a".repeat(1_000))).isEqualTo(LocalPath.FRONT);
    }

    @Test
    void ofAnAddressOnlyPathAndQueryCount() {
        assertThat(LocalPath.ofAddress("https://evil.example/console/case.xhtml?case=1")
                        .text())
                .isEqualTo("/console/case.xhtml?case=1");
        assertThat(LocalPath.ofAddress("https://evil.example//other.example/")).isEqualTo(LocalPath.FRONT);
        assertThat(LocalPath.ofAddress("mailto:a@b.example")).isEqualTo(LocalPath.FRONT);
        assertThat(LocalPath.ofAddress("not an address")).isEqualTo(LocalPath.FRONT);
        assertThat(LocalPath.ofAddress(null)).isEqualTo(LocalPath.FRONT);
    }
}
