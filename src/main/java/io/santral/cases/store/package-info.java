/**
 * The statements of cases and of their append-only links, for the brand of the current scope.
 *
 * <p>Not here: any decision; what may happen to a case, {@code cases.model} says.
 */
@NullMarked
package io.santral.cases.store;

import org.jspecify.annotations.NullMarked;
