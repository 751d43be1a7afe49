/** The ledger and the clocks in the database. */
@NullMarked
package io.santral.sla.store;

import org.jspecify.annotations.NullMarked;
