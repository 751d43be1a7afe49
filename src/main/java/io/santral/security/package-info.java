/**
 * Who somebody is and what they may do, for which brand.
 *
 * <p>Owns: people and their grants, the log-in through Keycloak and the bearer tokens of the API, and the one gate
 * ({@link Requires}) that pages and API both pass: it checks the grant, opens the brand's scope and leaves the audit entry.
 *
 * <p>Not here: the brands themselves ({@code tenancy}); which pool serves what ({@code routing}).
 */
@Capability(
        name = "security",
        uses = {"shared", "tenancy", "audit"},
        exposes = "io.santral.security")
@NullMarked
package io.santral.security;

import io.santral.Capability;
import org.jspecify.annotations.NullMarked;
