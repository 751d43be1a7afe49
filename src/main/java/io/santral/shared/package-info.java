/**
 * The ground that knows no business word: ids, the clock, the mark of an event, plain SQL, and the words for what is refused or
 * not there.
 *
 * <p>Not here: anything about brands ({@code tenancy}) or people ({@code security}).
 */
@Capability(name = "shared", exposes = "io.santral.shared")
@NullMarked
package io.santral.shared;

import io.santral.Capability;
import org.jspecify.annotations.NullMarked;
