/** Working time: calendars and deadlines, in plain Java. */
@NullMarked
package io.santral.sla.clock;

import org.jspecify.annotations.NullMarked;
