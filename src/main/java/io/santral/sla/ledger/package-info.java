/**
 * What happened to a clock, and how it stands as a consequence: plain Java.
 *
 * <p>Not here: keeping it ({@code sla.store}), and working time ({@code sla.clock}).
 */
@NullMarked
package io.santral.sla.ledger;

import org.jspecify.annotations.NullMarked;
