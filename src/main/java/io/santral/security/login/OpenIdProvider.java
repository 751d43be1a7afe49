package io.santral.security.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.SessionID;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Speaks OpenID Connect with Keycloak as the client {@code santral-console}: code flow with PKCE (RFC 7636, S256), refresh,
 * RP-initiated log-out, back-channel log-out. Why not the server's own mechanism: src/docs/adr/0008.
 */
@ApplicationScoped
class OpenIdProvider {
    /** What we take as a signature; all else is refused before a key is looked up. */
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
    /** How far the clocks of provider and server may differ. */
    static final Duration SKEW = Duration.ofSeconds(10);

    /** Keycloak's word for the provider that a log-in is to go to. */
    private static final String PROVIDER = "kc_idp_hint";

    private static final Pattern ALIAS = Pattern.compile("[a-z][a-z0-9-]{1,30}");
    private static final ClientID CLIENT = new ClientID("santral-console");
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 5_000;
    private static final int LARGEST_ANSWER = 200_000;
    private static final Duration KEYS_LIVE = Duration.ofMinutes(5);
    private static final Duration KEYS_LIVE_WITHOUT_PROVIDER = Duration.ofHours(1);
    /** A token that names an unknown key makes us look for new keys, at most twice in this time. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    /** How long people go on working when the provider is away. */
    private static final Duration GRACE = Duration.ofMinutes(10);
    /** A logout token older than this is no news. */
    private static final Duration NEWS = Duration.ofMinutes(2);

    @Inject
    @ConfigProperty(name = "santral.oidc.issuer", defaultValue = "http://localhost:8180/realms/santral")
    String issuer;

    @Inject
    @ConfigProperty(name = "santral.console.secret")
    String secret;

    @Inject
    Site site;

    @Inject
    Clock clock;

    private record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {}

    private volatile @Nullable Known known;

    /**
     * Where the browser is sent to log in. A page's address may name the brand's own identity provider
     * ({@code /portal/service.xhtml?kc_idp_hint=<alias>}): Keycloak then sends the browser straight on to it.
     */
    URI authorization(Attempt attempt) throws Unreachable {
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "profile"), CLIENT, site.address("/session/callback"))
                .endpointURI(known().metadata().getAuthorizationEndpointURI())
                .state(attempt.state())
                .nonce(attempt.nonce())
                .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256);
        attempt.back()
                .parameter(PROVIDER)
                .filter(alias -> ALIAS.matcher(alias).matches())
                .ifPresent(alias -> request.customParameter(PROVIDER, alias));
        return request.build().toURI();
    }

    /** What the browser brought back, turned into a log-in. */
    Login finish(Attempt attempt, Map<String, List<String>> parameters) throws Declined, Unreachable {
        AuthenticationResponse answer;
        try {
            answer = AuthenticationResponseParser.parse(site.address("/session/callback"), parameters);
        } catch (ParseException e) {
            throw new Declined("the callback is not an answer to a log-in", e);
        }
        // RFC 9207: an answer of another provider must not be taken to ours.
        if (answer.getIssuer() != null && !answer.getIssuer().getValue().equals(issuer)) {
            throw new Declined("the answer comes from another issuer");
        }
        if (!attempt.state().equals(answer.getState())) {
            throw new Declined("the answer belongs to another log-in");
        }
        if (!answer.indicatesSuccess()) {
            throw new Declined("the provider refused: "
                    + answer.toErrorResponse().getErrorObject().getCode());
        }
        if (answer.toSuccessResponse().getAuthorizationCode() == null) {
            throw new Declined("the answer carries no code");
        }
        OIDCTokens tokens = tokens(new AuthorizationCodeGrant(
                answer.toSuccessResponse().getAuthorizationCode(),
                site.address("/session/callback"),
                attempt.verifier()));
        return login(tokens, claims(tokens.getIDToken(), attempt.nonce()));
    }

    /** The log-in with new tokens. */
    Login renew(Login login) throws Declined, Unreachable {
        if (login.refreshToken() == null) {
            throw new Declined("the log-in cannot be renewed");
        }
        OIDCTokens tokens = tokens(new RefreshTokenGrant(new RefreshToken(login.refreshToken())));
        IDTokenClaimsSet claims = claims(tokens.getIDToken(), null);
        if (!claims.getSubject().getValue().equals(login.subject())) {
            throw new Declined("the new tokens are somebody else's");
        }
        Login renewed = login(tokens, claims);
        return new Login(
                renewed.username(),
                renewed.subject(),
                renewed.sid(),
                login.since(),
                renewed.idToken(),
                renewed.refreshToken() == null ? login.refreshToken() : renewed.refreshToken(),
                renewed.renewAt(),
                renewed.endsAt());
    }

    /** Where the browser is sent to log out of the provider too. */
    URI goodbye(Login login) throws Unreachable {
        try {
            JWT hint = JWTParser.parse(login.idToken());
            return new LogoutRequest(known().metadata().getEndSessionEndpointURI(), hint, site.loggedOut(), null)
                    .toURI();
        } catch (java.text.ParseException e) {
            throw new IllegalStateException("a log-in holds an id token that was read before", e);
        }
    }

    /** Whom the provider logged out, by its logout token (OpenID Connect Back-Channel Logout 1.0, section 2.6). */
    Login.Ended ended(String logoutToken) throws Declined, Unreachable {
        JWT token = parsed(logoutToken);
        LogoutTokenValidator validator = new LogoutTokenValidator(new Issuer(issuer), CLIENT, true, keys(), null);
        validator.setMaxClockSkew((int) SKEW.toSeconds());
        LogoutTokenClaimsSet claims = checked(() -> validator.validate(token));
        Instant at = claims.getIssueTime().toInstant();
        if (Duration.between(at, clock.instant()).abs().compareTo(NEWS) > 0) {
            throw new Declined("the logout token is not of now");
        }
        SessionID sid = claims.getSessionID();
        return new Login.Ended(
                sid == null ? null : sid.getValue(),
                claims.getSubject() == null ? null : claims.getSubject().getValue(),
                at);
    }

    /** Chooses among the provider's keys; for whoever checks a signature of the provider. */
    JWSKeySelector<SecurityContext> keys() throws Unreachable {
        return new JWSVerificationKeySelector<>(ALGORITHMS, known().keys());
    }

    /** The one who must have issued a token. */
    String issuer() {
        return issuer;
    }

    /** A check of a token that may have to fetch keys. */
    interface Check<T> {
        T run() throws BadJOSEException, JOSEException;
    }

    /** Runs the check, and tells a bad token from a provider whose keys cannot be had. */
    static <T> T checked(Check<T> check) throws Declined, Unreachable {
        try {
            return check.run();
        } catch (RemoteKeySourceException e) {
            throw new Unreachable(e);
        } catch (BadJOSEException | JOSEException e) {
            throw new Declined("the token does not hold", e);
        }
    }

    static SignedJWT parsed(String token) throws Declined {
        try {
            return SignedJWT.parse(token);
        } catch (java.text.ParseException e) {
            throw new Declined("not a signed token");
        }
    }

    private IDTokenClaimsSet claims(@Nullable JWT token, @Nullable Nonce nonce) throws Declined, Unreachable {
        if (!(token instanceof SignedJWT)) {
            throw new Declined("the provider sent no signed id token");
        }
        IDTokenValidator validator = new IDTokenValidator(new Issuer(issuer), CLIENT, keys(), null);
        validator.setMaxClockSkew((int) SKEW.toSeconds());
        IDTokenClaimsSet claims = checked(() -> validator.validate(token, nonce));
        // OpenID Connect Core 3.1.3.7, rule 5, which the library leaves to us.
        if (claims.getAuthorizedParty() != null
                && !claims.getAuthorizedParty().getValue().equals(CLIENT.getValue())) {
            throw new Declined("the id token was made for another party");
        }
        return claims;
    }

    private Login login(OIDCTokens tokens, IDTokenClaimsSet claims) throws Declined {
        String username = Optional.ofNullable(claims.getStringClaim("preferred_username"))
                .orElseThrow(() -> new Declined("the id token names no preferred_username"));
        SessionID sid = claims.getSessionID();
        Instant now = clock.instant();
        Duration life = Duration.ofSeconds(Math.max(1, tokens.getAccessToken().getLifetime()));
        Duration margin = life.dividedBy(2).compareTo(SKEW) < 0 ? life.dividedBy(2) : SKEW;
        RefreshToken refresh = tokens.getRefreshToken();
        return new Login(
                username,
                claims.getSubject().getValue(),
                sid == null ? null : sid.getValue(),
                claims.getIssueTime().toInstant(),
                tokens.getIDTokenString(),
                refresh == null ? null : refresh.getValue(),
                now.plus(life).minus(margin),
                now.plus(life).plus(GRACE));
    }

    private OIDCTokens tokens(AuthorizationGrant grant) throws Declined, Unreachable {
        HTTPRequest request = new TokenRequest.Builder(
                        known().metadata().getTokenEndpointURI(),
                        new ClientSecretBasic(CLIENT, new Secret(secret)),
                        grant)
                .build()
                .toHTTPRequest();
        request.setConnectTimeout(CONNECT_MILLIS);
        request.setReadTimeout(READ_MILLIS);
        request.setFollowRedirects(false);
        try {
            HTTPResponse response = request.send();
            if (response.getStatusCode() >= 500) {
                throw new Unreachable("the token endpoint answers " + response.getStatusCode());
            }
            TokenResponse answer = OIDCTokenResponseParser.parse(response);
            if (!answer.indicatesSuccess()) {
                throw new Declined("the provider gives no tokens: "
                        + answer.toErrorResponse().getErrorObject().getCode());
            }
            return answer.toSuccessResponse().getTokens().toOIDCTokens();
        } catch (IOException e) {
            throw new Unreachable(e);
        } catch (ParseException e) {
            throw new Declined("the token endpoint's answer cannot be read", e);
        }
    }

    /** Asked of the provider once, as soon as it answers: the server may be up before it. */
    private Known known() throws Unreachable {
        Known last = known;
        if (last != null) {
            return last;
        }
        try {
            OIDCProviderMetadata metadata =
                    OIDCProviderMetadata.resolve(new Issuer(issuer), CONNECT_MILLIS, READ_MILLIS);
            JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                            metadata.getJWKSetURI().toURL(),
                            new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, LARGEST_ANSWER))
                    .cache(KEYS_LIVE.toMillis(), CONNECT_MILLIS + READ_MILLIS)
                    .refreshAheadCache(false)
                    .rateLimited(BETWEEN_LOOKS.toMillis())
                    .outageTolerant(KEYS_LIVE_WITHOUT_PROVIDER.toMillis())
                    .build();
            Known fresh = new Known(metadata, keys);
            known = fresh;
            return fresh;
        } catch (GeneralException | IOException e) {
            throw new Unreachable(e);
        }
    }
}
