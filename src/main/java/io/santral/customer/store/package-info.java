/**
 * The statements of identities, customers and the links between them, for the brand of the current scope.
 *
 * <p>Not here: who is the same person ({@link io.santral.customer.Customers}).
 */
@NullMarked
package io.santral.customer.store;

import org.jspecify.annotations.NullMarked;
