/** Benchmarks of the queue: ratios of one run, not promises. */
@NullMarked
package io.santral.routing;

import org.jspecify.annotations.NullMarked;
