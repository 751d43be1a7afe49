/**
 * Where people and their grants are read, over brands.
 *
 * <p>Not here: writing them; that is done from {@code tenants/} ({@code tenancy.provision}).
 */
@NullMarked
package io.santral.security.store;

import org.jspecify.annotations.NullMarked;
