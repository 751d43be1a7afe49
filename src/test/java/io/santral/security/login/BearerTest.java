package io.santral.security.login;

import static io.santral.security.login.ProviderStandIn.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BearerTest {
    private ProviderStandIn keycloak;
    private Bearer bearer;

    @BeforeEach
    void start() throws Exception {
        keycloak = new ProviderStandIn();
        bearer = new Bearer();
        bearer.provider = keycloak.client(NOW);
    }

    @AfterEach
    void stop() {
        keycloak.close();
    }

    @Test
    void aTokenMadeForTheApiNamesItsPerson() throws Exception {
        assertThat(bearer.username(token(claims -> {}))).isEqualTo("elif");
        assertThat(bearer.username(token(claims -> claims.audience(List.of("account", "santral-api")))))
                .isEqualTo("elif");
    }

    @Test
    void aTokenForOthersOrOfAnotherTimeIsRefused() {
        assertRefused(token(claims -> claims.audience("account")));
        assertRefused(token(claims -> claims.audience((String) null)));
        assertRefused(token(claims -> claims.issuer("https://evil.example")));
        assertRefused(token(claims -> claims.expirationTime(Date.from(NOW.minusSeconds(60)))));
        assertRefused(token(claims -> claims.expirationTime(null)));
        assertRefused(token(claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(600)))));
        assertRefused(token(claims -> claims.claim("preferred_username", null)));
        assertRefused(token(claims -> claims.claim("preferred_username", List.of("elif"))));
    }

    @Test
    void aTokenWithoutAnHonestSignatureIsRefused() throws Exception {
        JWTClaimsSet claims = claims().build();
        assertRefused(new PlainJWT(claims).serialize());
        SignedJWT byItsOwnPublicKey = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims);
        byItsOwnPublicKey.sign(new MACSigner(keycloak.key.toRSAPublicKey().getEncoded()));
        assertRefused(byItsOwnPublicKey.serialize());
        RSAKey other = new RSAKeyGenerator(2048).keyID("first").generate();
        assertRefused(ProviderStandIn.sign(other, "JWT", claims));
        String good = token(unchanged -> {});
        assertRefused(good.substring(0, good.lastIndexOf('.') + 1));
        assertRefused(good + "A");
    }

    @Test
    void anotherKindOfTokenIsNoAccessToken() {
        assertRefused(ProviderStandIn.sign(keycloak.key, "logout+jwt", claims().build()));
    }

    @Test
    void nonsenseIsRefused() {
        for (String token : List.of("", ".", "..", "a.b.c", "e30.e30.", "x".repeat(9_000))) {
            assertRefused(token);
        }
    }

    @Test
    void aFloodOfUnknownKeysAsksTheProviderAFewTimesOnly() throws Exception {
        bearer.username(token(claims -> {}));
        RSAKey unknown = new RSAKeyGenerator(2048).generate();
        for (int i = 0; i < 200; i++) {
            RSAKey named = new RSAKey.Builder(unknown).keyID("unknown-" + i).build();
            assertRefused(ProviderStandIn.sign(named, "JWT", claims().build()));
        }
        assertThat(keycloak.keyLooks).hasValueLessThanOrEqualTo(4);
        assertThat(bearer.username(token(claims -> {}))).isEqualTo("elif");
    }

    @Test
    void aProviderThatIsAwayIsNotTheTokensFault() {
        String token = token(claims -> {});
        keycloak.close();
        assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> bearer.username(token));
    }

    @Test
    void knownKeysOutliveTheProvider() throws Exception {
        bearer.username(token(claims -> {}));
        keycloak.close();
        assertThat(bearer.username(token(claims -> {}))).isEqualTo("elif");
    }

    private String token(Consumer<JWTClaimsSet.Builder> otherwise) {
        JWTClaimsSet.Builder claims = claims();
        otherwise.accept(claims);
        return ProviderStandIn.sign(keycloak.key, "JWT", claims.build());
    }

    private JWTClaimsSet.Builder claims() {
        return keycloak.claims().audience("santral-api").claim("preferred_username", "elif");
    }

    private void assertRefused(String token) {
        assertThatExceptionOfType(Declined.class).isThrownBy(() -> bearer.username(token));
    }
}
