/**
 * The statements of the journal, of its lanes, of interactions, and of what is parked because no brand has its account.
 *
 * <p>Not here: when something is tried again or given up ({@link io.santral.intake.Journal}).
 */
@NullMarked
package io.santral.intake.store;

import org.jspecify.annotations.NullMarked;
