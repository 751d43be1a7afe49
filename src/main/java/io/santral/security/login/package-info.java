/**
 * How somebody gets in and out: the OpenID Connect code flow for pages, bearer tokens for the API, log-out from both sides.
 *
 * <p>{@link io.santral.security.login.Doorman} stands in front of every protected path; {@link
 * io.santral.security.login.OpenIdProvider} speaks with Keycloak.
 */
@NullMarked
package io.santral.security.login;

import org.jspecify.annotations.NullMarked;
