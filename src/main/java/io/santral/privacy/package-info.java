/**
 * What must not be kept, whoever wrote it.
 *
 * <p>Owns: how such numbers are found and masked, before a text is stored.
 *
 * <p>Not here: who masks when ({@code intake} before it stores an interaction), what is sealed and with which keys
 * ({@code tenancy}).
 */
@Capability(
        name = "privacy",
        uses = {},
        exposes = "io.santral.privacy")
@NullMarked
package io.santral.privacy;

import io.santral.Capability;
import org.jspecify.annotations.NullMarked;
