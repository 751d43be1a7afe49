/**
 * The statements of the ledger and of the clocks, for the brand of the current scope.
 *
 * <p>Not here: what an entry means ({@code sla.ledger}).
 */
@NullMarked
package io.santral.sla.store;

import org.jspecify.annotations.NullMarked;
