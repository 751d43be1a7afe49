/** What happened to a clock, and how the clock follows from it: plain Java. */
@NullMarked
package io.santral.sla.ledger;

import org.jspecify.annotations.NullMarked;
