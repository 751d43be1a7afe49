/**
 * The gate behind {@link io.santral.security.Requires}: the grant, the scopes, the audit, and the check that it is declared well.
 *
 * <p>Not here: who somebody is ({@code security.login}).
 */
@NullMarked
package io.santral.security.gate;

import org.jspecify.annotations.NullMarked;
