/**
 * Reads a {@code tenants} folder: YAML with its places kept, checked against the schemas of {@code tenants/_schema} and across the
 * files. Knows no database; what it returns is either whole or a list of problems.
 */
@NullMarked
package io.santral.tenancy.file;

import org.jspecify.annotations.NullMarked;
