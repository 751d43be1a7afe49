package io.santral.security.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** An OpenID provider of our own on the loopback address: keys made here, and whatever answer a test wants. */
final class ProviderStandIn implements AutoCloseable {
    static final Instant NOW = Instant.now();

    final RSAKey key;
    final AtomicInteger keyLooks = new AtomicInteger();
    /** What the next id token says otherwise than a good one. */
    Consumer<JWTClaimsSet.Builder> otherwise = claims -> {};
    /** Who signs the next id token. */
    RSAKey signer;
    /** What the token endpoint answers instead of tokens; 200 means tokens. */
    int tokenStatus = 200;

    private final HttpServer server;
    private String challenge = "";
    private String nonce = "";
    private String lastGrant = "";

    ProviderStandIn() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("first").generate();
        signer = key;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/realm/.well-known/openid-configuration", exchange -> answer(exchange, 200, """
                        {"issuer":"%1$s","authorization_endpoint":"%1$s/auth","token_endpoint":"%1$s/token",
                         "jwks_uri":"%1$s/certs","end_session_endpoint":"%1$s/logout",
                         "response_types_supported":["code"],"subject_types_supported":["public"],
                         "id_token_signing_alg_values_supported":["RS256"]}""".formatted(issuer())));
        server.createContext("/realm/certs", exchange -> {
            keyLooks.incrementAndGet();
            answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
        });
        server.createContext("/realm/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    }

    /** The client under test, at this provider, at this time. */
    OpenIdProvider client(Instant now) {
        OpenIdProvider client = new OpenIdProvider();
        client.issuer = issuer();
        client.secret = "a-secret-of-this-test-a-secret-of-this-test";
        client.site = new Site();
        client.site.base = "http://santral.example";
        client.clock = Clock.fixed(now, ZoneOffset.UTC);
        return client;
    }

    /** What a browser does: goes to the address, comes back with a code. */
    Map<String, List<String>> browse(URI authorization) {
        Map<String, List<String>> asked = URLUtils.parseParameters(authorization.getRawQuery());
        challenge = asked.get("code_challenge").get(0);
        nonce = asked.get("nonce").get(0);
        return Map.of("code", List.of("a-code"), "state", asked.get("state"), "iss", List.of(issuer()));
    }

    String lastGrant() {
        return lastGrant;
    }

    JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("subject-of-elif")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(60)));
    }

    static String sign(RSAKey key, String type, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .type(new JOSEObjectType(type))
                            .build(),
                    claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, List<String>> form =
                URLUtils.parseParameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        lastGrant = form.get("grant_type").get(0);
        boolean proven = lastGrant.equals("refresh_token")
                || CodeChallenge.compute(
                                CodeChallengeMethod.S256,
                                new CodeVerifier(form.get("code_verifier").get(0)))
                        .getValue()
                        .equals(challenge);
        if (tokenStatus != 200 || !proven) {
            answer(exchange, proven ? tokenStatus : 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        JWTClaimsSet.Builder claims = claims().audience("santral-console")
                .claim("azp", "santral-console")
                .claim("sid", "session-1")
                .claim("preferred_username", "elif");
        if (!lastGrant.equals("refresh_token")) {
            claims.claim("nonce", nonce);
        }
        otherwise.accept(claims);
        answer(exchange, 200, """
                {"access_token":"opaque","token_type":"Bearer","expires_in":60,"refresh_token":"refresh-%s","id_token":"%s"}""".formatted(lastGrant, sign(signer, "JWT", claims.build())));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
