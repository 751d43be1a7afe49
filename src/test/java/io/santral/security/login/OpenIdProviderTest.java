package io.santral.security.login;

import static io.santral.security.login.ProviderStandIn.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenIdProviderTest {
    private ProviderStandIn keycloak;
    private OpenIdProvider client;
    private final Attempt attempt = Attempt.begin(LocalPath.FRONT);

    @BeforeEach
    void start() throws Exception {
        keycloak = new ProviderStandIn();
        client = keycloak.client(NOW);
    }

    @AfterEach
    void stop() {
        keycloak.close();
    }

    @Test
    void theRequestCarriesProofKeyStateAndNonce() throws Exception {
        URI address = client.authorization(attempt);
        Map<String, List<String>> asked = URLUtils.parseParameters(address.getRawQuery());
        assertThat(address.toString()).startsWith(keycloak.issuer() + "/auth?");
        assertThat(asked)
                .containsEntry("response_type", List.of("code"))
                .containsEntry("client_id", List.of("santral-console"))
                .containsEntry("redirect_uri", List.of("http://santral.example/session/callback"))
                .containsEntry("code_challenge_method", List.of("S256"))
                .containsEntry("state", List.of(attempt.state().getValue()))
                .containsEntry("nonce", List.of(attempt.nonce().getValue()));
        assertThat(asked.get("code_challenge").get(0))
                .isNotEqualTo(attempt.verifier().getValue());
    }

    @Test
    void aPageMayNameTheBrandsOwnProviderAndNothingElse() throws Exception {
        assertThat(hint("/portal/service.xhtml?brand=ornek&kc_idp_hint=ornek")).containsExactly("ornek");
        assertThat(hint("/portal/service.xhtml?kc_idp_hint=a%26prompt%3Dnone")).isNull();
        assertThat(hint("/portal/service.xhtml")).isNull();
    }

    private @Nullable List<String> hint(String page) throws Unreachable {
        URI address = client.authorization(Attempt.begin(new LocalPath(page)));
        return URLUtils.parseParameters(address.getRawQuery()).get("kc_idp_hint");
    }

    @Test
    void aGoodAnswerIsALogin() throws Exception {
        Login login = client.finish(attempt, keycloak.browse(client.authorization(attempt)));
        assertThat(login.username()).isEqualTo("elif");
        assertThat(login.subject()).isEqualTo("subject-of-elif");
        assertThat(login.sid()).isEqualTo("session-1");
        assertThat(login.isDue(NOW.plusSeconds(49))).isFalse();
        assertThat(login.isDue(NOW.plusSeconds(50))).isTrue();
        assertThat(login.isOver(NOW.plusSeconds(60 + 599))).isFalse();
        assertThat(login.isOver(NOW.plusSeconds(60 + 600))).isTrue();
    }

    @Test
    void whoHasNotTheVerifierGetsNoTokens() throws Exception {
        Map<String, List<String>> answer = keycloak.browse(client.authorization(attempt));
        Attempt thief = new Attempt(attempt.state(), attempt.nonce(), new CodeVerifier(), attempt.back());
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> client.finish(thief, answer))
                .withMessageContaining("invalid_grant");
    }

    @Test
    void anAnswerToAnotherLoginIsRefused() throws Exception {
        Map<String, List<String>> answer = keycloak.browse(client.authorization(attempt));
        assertRefused(with(answer, "state", new State().getValue()), "another log-in");
        assertRefused(with(answer, "iss", "https://evil.example/realm"), "another issuer");
        assertRefused(Map.of("error", List.of("access_denied"), "state", answer.get("state")), "access_denied");
        assertRefused(Map.of("state", answer.get("state")), "");
        assertRefused(Map.of(), "");
    }

    @Test
    void anIdTokenThatIsNotForUsOrNotOfNowIsRefused() {
        assertIdTokenRefused(claims -> claims.issuer("https://evil.example"));
        assertIdTokenRefused(claims -> claims.audience("another-client"));
        assertIdTokenRefused(
                claims -> claims.audience(List.of("santral-console", "another")).claim("azp", "another"));
        assertIdTokenRefused(claims -> claims.expirationTime(Date.from(NOW.minusSeconds(60))));
        assertIdTokenRefused(claims ->
                claims.issueTime(Date.from(NOW.plusSeconds(600))).expirationTime(Date.from(NOW.plusSeconds(660))));
        assertIdTokenRefused(claims -> claims.claim("nonce", "another"));
        assertIdTokenRefused(claims -> claims.claim("nonce", null));
        assertIdTokenRefused(claims -> claims.claim("preferred_username", null));
    }

    @Test
    void anIdTokenOfAnotherKeyIsRefused() throws Exception {
        keycloak.signer = new RSAKeyGenerator(2048).keyID("first").generate();
        assertIdTokenRefused(claims -> {});
    }

    @Test
    void aRenewalKeepsThePersonAndTakesTheNewTokens() throws Exception {
        Login login = client.finish(attempt, keycloak.browse(client.authorization(attempt)));
        Login renewed = keycloak.client(NOW.plusSeconds(50)).renew(login);
        assertThat(keycloak.lastGrant()).isEqualTo("refresh_token");
        assertThat(renewed.refreshToken()).isEqualTo("refresh-refresh_token");
        assertThat(renewed.since()).isEqualTo(login.since());
        assertThat(renewed.renewAt()).isEqualTo(NOW.plusSeconds(100));
    }

    @Test
    void aRenewalThatSpeaksOfSomebodyElseIsRefused() throws Exception {
        Login login = client.finish(attempt, keycloak.browse(client.authorization(attempt)));
        keycloak.otherwise = claims -> claims.subject("subject-of-mert");
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> client.renew(login))
                .withMessageContaining("somebody else's");
    }

    @Test
    void aRefusedRenewalIsToldFromAProviderThatIsAway() throws Exception {
        Login login = client.finish(attempt, keycloak.browse(client.authorization(attempt)));
        keycloak.tokenStatus = 400;
        assertThatExceptionOfType(Declined.class).isThrownBy(() -> client.renew(login));
        keycloak.tokenStatus = 503;
        assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> client.renew(login));
        keycloak.close();
        assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> client.renew(login));
    }

    @Test
    void aProviderThatIsNotUpYetIsFoundLater() throws Exception {
        OpenIdProvider early = keycloak.client(NOW);
        early.issuer = "http://127.0.0.1:1/realm";
        assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> early.authorization(attempt));
        early.issuer = keycloak.issuer();
        assertThat(early.authorization(attempt).toString()).startsWith(keycloak.issuer());
    }

    @Test
    void theWayOutNamesTheLoginAndComesBackToUs() throws Exception {
        Login login = client.finish(attempt, keycloak.browse(client.authorization(attempt)));
        URI out = client.goodbye(login);
        assertThat(out.toString()).startsWith(keycloak.issuer() + "/logout?");
        assertThat(URLUtils.parseParameters(out.getRawQuery()))
                .containsEntry("id_token_hint", List.of(login.idToken()))
                .containsEntry("post_logout_redirect_uri", List.of("http://santral.example/logged-out.xhtml"));
    }

    @Test
    void aLogoutTokenNamesTheSession() throws Exception {
        Login.Ended ended = client.ended(logoutToken("logout+jwt", claims -> {}));
        assertThat(ended.sid()).isEqualTo("session-1");
        assertThat(ended.subject()).isEqualTo("subject-of-elif");
    }

    @Test
    void aLogoutTokenThatBreaksTheRulesIsRefused() throws Exception {
        assertLogoutRefused(logoutToken("JWT", claims -> {}));
        assertLogoutRefused(logoutToken("logout+jwt", claims -> claims.claim("events", null)));
        assertLogoutRefused(logoutToken("logout+jwt", claims -> claims.claim("events", Map.of("other", Map.of()))));
        assertLogoutRefused(logoutToken("logout+jwt", claims -> claims.claim("nonce", "n")));
        assertLogoutRefused(
                logoutToken("logout+jwt", claims -> claims.claim("sid", null).subject(null)));
        assertLogoutRefused(logoutToken("logout+jwt", claims -> claims.audience("another-client")));
        assertLogoutRefused(logoutToken("logout+jwt", claims -> claims.issuer("https://evil.example")));
        assertLogoutRefused(logoutToken("logout+jwt", claims -> claims.jwtID(null)));
        assertLogoutRefused(
                logoutToken("logout+jwt", claims -> claims.expirationTime(Date.from(NOW.minusSeconds(60)))));
        assertLogoutRefused(
                logoutToken("logout+jwt", claims -> claims.issueTime(Date.from(NOW.minus(Duration.ofMinutes(3))))));
        assertLogoutRefused("nonsense");
        assertLogoutRefused("");
        keycloak.signer = new RSAKeyGenerator(2048).keyID("first").generate();
        assertLogoutRefused(logoutToken("logout+jwt", claims -> {}));
    }

    private String logoutToken(String type, Consumer<JWTClaimsSet.Builder> otherwise) {
        JWTClaimsSet.Builder claims = keycloak.claims()
                .audience("santral-console")
                .jwtID("one")
                .claim("sid", "session-1")
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        otherwise.accept(claims);
        return ProviderStandIn.sign(keycloak.signer, type, claims.build());
    }

    private void assertLogoutRefused(String token) {
        assertThatExceptionOfType(Declined.class).isThrownBy(() -> client.ended(token));
    }

    private void assertIdTokenRefused(Consumer<JWTClaimsSet.Builder> otherwise) {
        keycloak.otherwise = otherwise;
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> client.finish(attempt, keycloak.browse(client.authorization(attempt))));
    }

    private void assertRefused(Map<String, List<String>> answer, String why) {
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> client.finish(attempt, answer))
                .withMessageContaining(why);
    }

    private static Map<String, List<String>> with(Map<String, List<String>> answer, String name, String value) {
        Map<String, List<String>> other = new HashMap<>(answer);
        other.put(name, List.of(value));
        return other;
    }
}
