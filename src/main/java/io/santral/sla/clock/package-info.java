/**
 * Working time in plain Java: a brand's calendar, and when so much of it will have passed.
 *
 * <p>Not here: which clock runs ({@code sla.ledger}), and what was promised ({@code sla}).
 */
@NullMarked
package io.santral.sla.clock;

import org.jspecify.annotations.NullMarked;
