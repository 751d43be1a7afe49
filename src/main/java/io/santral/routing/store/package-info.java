/** The queue in the database: one brand's entries, and the one place that reads over brands. */
@NullMarked
package io.santral.routing.store;

import org.jspecify.annotations.NullMarked;
