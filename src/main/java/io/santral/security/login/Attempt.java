package io.santral.security.login;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A log-in on its way. It lives in a cookie of the browser that began it, one a tab, so that whoever is not logged in costs the
 * server no memory; who has the cookie is the one whom the answer is for, and nobody else can use the answer.
 */
record Attempt(State state, Nonce nonce, CodeVerifier verifier, LocalPath back) {
    private static final String NAME = "santral-login-";
    private static final int LIFE_SECONDS = 600;
    /** More tabs than this at a time start again: a browser's header must stay below what the server takes. */
    private static final int MOST = 12;

    static Attempt begin(LocalPath back) {
        return new Attempt(new State(16), new Nonce(16), new CodeVerifier(), back);
    }

    /** The attempt that the answer with this state belongs to, if this browser began it. */
    static Optional<Attempt> of(Cookie @Nullable [] cookies, @Nullable String state) {
        return cookies(cookies)
                .filter(cookie -> cookie.getName().endsWith(NAME + state))
                .findFirst()
                .flatMap(cookie -> read(state, cookie.getValue()));
    }

    private static Optional<Attempt> read(@Nullable String state, String value) {
        String[] parts = value.split("\\.", -1);
        if (state == null || state.isEmpty() || parts.length != 3) {
            return Optional.empty();
        }
        try {
            String back = new String(Base64.getUrlDecoder().decode(parts[2]), StandardCharsets.US_ASCII);
            return Optional.of(new Attempt(
                    new State(state), new Nonce(parts[0]), new CodeVerifier(parts[1]), new LocalPath(back)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the browser already has as many attempts under way as it may; then they are all to be {@link #forgotten}. */
    static boolean tooMany(Cookie @Nullable [] cookies) {
        return cookies(cookies).count() >= MOST;
    }

    static Stream<Cookie> forgotten(Cookie @Nullable [] cookies, boolean secure) {
        return cookies(cookies).map(cookie -> made(cookie.getName(), "", 0, secure));
    }

    Cookie cookie(boolean secure) {
        String path = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(back.text().getBytes(StandardCharsets.US_ASCII));
        return made(name(secure), nonce.getValue() + "." + verifier.getValue() + "." + path, LIFE_SECONDS, secure);
    }

    Cookie spent(boolean secure) {
        return made(name(secure), "", 0, secure);
    }

    /** Under this prefix a browser takes the cookie only from this very host. */
    private String name(boolean secure) {
        return (secure ? "__Host-" : "") + NAME + state.getValue();
    }

    private static Cookie made(String name, String value, int seconds, boolean secure) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(seconds);
        return cookie;
    }

    private static Stream<Cookie> cookies(Cookie @Nullable [] cookies) {
        return cookies == null
                ? Stream.empty()
                : Arrays.stream(cookies).filter(cookie -> cookie.getName().contains(NAME));
    }
}
