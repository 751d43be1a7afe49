package io.santral.security.login;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Checks the access tokens that callers of the API bring (RFC 6750). */
@ApplicationScoped
class Bearer {
    private static final String AUDIENCE = "santral-api";
    private static final String USERNAME = "preferred_username";
    private static final int LONGEST = 8_000;

    @Inject
    OpenIdProvider provider;

    /**
     * Whom the token speaks for.
     *
     * @throws Declined if it is not a living token of our provider, made for this API
     */
    String username(String token) throws Declined, Unreachable {
        if (token.length() > LONGEST) {
            throw new Declined("the token is longer than any of ours");
        }
        SignedJWT jwt = OpenIdProvider.parsed(token);
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        // No logout token and no id token passes for an access token.
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(provider.keys());
        DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                AUDIENCE,
                new JWTClaimsSet.Builder().issuer(provider.issuer()).build(),
                Set.of("sub", "iat", "exp", USERNAME));
        claims.setMaxClockSkew((int) OpenIdProvider.SKEW.toSeconds());
        processor.setJWTClaimsSetVerifier(claims);
        JWTClaimsSet held = OpenIdProvider.checked(() -> processor.process(jwt, null));
        try {
            return held.getStringClaim(USERNAME);
        } catch (java.text.ParseException e) {
            throw new Declined("the token's name is not a text");
        }
    }
}
