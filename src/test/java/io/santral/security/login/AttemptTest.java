package io.santral.security.login;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttemptTest {
    private final Attempt attempt = Attempt.begin(new LocalPath("/console/case.xhtml?case=7"));

    @Test
    void theBrowserThatBeganItBringsItBack() {
        Cookie other = Attempt.begin(LocalPath.FRONT).cookie(false);
        Cookie own = attempt.cookie(false);
        assertThat(Attempt.of(new Cookie[] {other, own}, attempt.state().getValue()))
                .contains(attempt);
    }

    @Test
    void aStateThatThisBrowserDidNotBeginIsNobodys() {
        Cookie[] cookies = {attempt.cookie(false)};
        assertThat(Attempt.of(cookies, "another")).isEmpty();
        assertThat(Attempt.of(cookies, "")).isEmpty();
        assertThat(Attempt.of(cookies, null)).isEmpty();
        assertThat(Attempt.of(null, attempt.state().getValue())).isEmpty();
    }

    @Test
    void aSpoiledCookieIsNoAttempt() {
        for (String value : new String[] {"", "a", "a.b", "a.b.c.d", "nonce.short.Lw", "!.!.!"}) {
            Cookie cookie = attempt.cookie(false);
            cookie.setValue(value);
            assertThat(Attempt.of(new Cookie[] {cookie}, attempt.state().getValue()))
                    .as(value)
                    .isEmpty();
        }
    }

    @Test
    void aPathPutIntoTheCookieFromOutsideLeadsNowhereElse() {
        Cookie cookie = attempt.cookie(false);
        String[] parts = cookie.getValue().split("\\.");
        // base64url of //evil.example
        cookie.setValue(parts[0] + "." + parts[1] + ".Ly9ldmlsLmV4YW1wbGU");
        assertThat(Attempt.of(new Cookie[] {cookie}, attempt.state().getValue()))
                .hasValueSatisfying(read -> assertThat(read.back()).isEqualTo(LocalPath.FRONT));
    }

    @Test
    void theCookieIsForThisHostAndNoScript() {
        Cookie cookie = attempt.cookie(true);
        assertThat(cookie.getName()).startsWith("__Host-");
        assertThat(cookie.getSecure()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(cookie.getMaxAge()).isEqualTo(600);
        assertThat(attempt.spent(true).getMaxAge()).isZero();
        assertThat(attempt.spent(true).getName()).isEqualTo(cookie.getName());
    }

    @Test
    void aBrowserHoldsABoundedNumberOfThem() {
        Cookie[] cookies = IntStream.range(0, 12)
                .mapToObj(i -> Attempt.begin(LocalPath.FRONT).cookie(false))
                .toArray(Cookie[]::new);
        assertThat(Attempt.tooMany(cookies)).isTrue();
        assertThat(Attempt.forgotten(cookies, false)).hasSize(12).allMatch(cookie -> cookie.getMaxAge() == 0);
        assertThat(Attempt.tooMany(null)).isFalse();
    }
}
