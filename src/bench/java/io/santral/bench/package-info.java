/** Measurements over the whole running system. Not here: what a capability measures of itself stands in its own package. */
@NullMarked
package io.santral.bench;

import org.jspecify.annotations.NullMarked;
