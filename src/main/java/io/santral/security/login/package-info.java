/**
 * How somebody gets in and out: the OpenID Connect code flow for pages, bearer tokens for the API, log-out from both sides.
 *
 * <p>{@link io.santral.security.login.Doorman} stands in front of every protected path; {@link
 * io.santral.security.login.OpenIdProvider} speaks with Keycloak. Why not the server's own mechanism: {@code src/docs/adr/0008-log-in.md}.
 *
 * <p>Not here: what somebody may do ({@code security.gate}).
 */
@NullMarked
package io.santral.security.login;

import org.jspecify.annotations.NullMarked;
