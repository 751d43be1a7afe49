/** What benchmarks need of the intake's inside. */
@NullMarked
package io.santral.intake;

import org.jspecify.annotations.NullMarked;
