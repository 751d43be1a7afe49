/**
 * How the walls reach the database: the data sources, the binding of their sessions, the migrations, the directory's queries.
 *
 * <p>Not here: what is written from {@code tenants/} ({@code tenancy.provision}).
 */
@NullMarked
package io.santral.tenancy.store;

import org.jspecify.annotations.NullMarked;
