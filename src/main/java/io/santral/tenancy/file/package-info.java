/**
 * Reads a {@code tenants} folder: YAML with its places kept, checked against the schemas of {@code tenants/_schema} and across the
 * files. What it returns is either whole or a list of problems.
 *
 * <p>Not here: the database, and what changes in it ({@code tenancy.provision}).
 */
@NullMarked
package io.santral.tenancy.file;

import org.jspecify.annotations.NullMarked;
