/**
 * Brings the database and Keycloak to what a {@code tenants} folder says: {@code plan} prints the difference, {@code apply} makes it,
 * one transaction a brand. From the command line and at start. Works as the tables' owner, over all brands, and serves no request.
 *
 * <p>Not here: reading and checking the files ({@code tenancy.file}); what a section means to its capability.
 */
@NullMarked
package io.santral.tenancy.provision;

import org.jspecify.annotations.NullMarked;
