/**
 * Who did what to which case, append-only.
 *
 * <p>Not here: what happened on a channel ({@code intake}), why a clock moved ({@code sla}).
 */
@Capability(
        name = "audit",
        uses = {"shared", "tenancy"},
        exposes = "io.santral.audit")
@NullMarked
package io.santral.audit;

import io.santral.Capability;
import org.jspecify.annotations.NullMarked;
