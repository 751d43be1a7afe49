package io.santral.tenancy.file;

/** Where a brand's people log in at home (OpenID Connect). */
public record IdentityProvider(String alias, String discoveryUrl, String clientId, String clientSecret) {}
