/**
 * The brand's own window: how it was served, and its cases, to read.
 *
 * <p>Owns: the pages under {@code portal/}.
 *
 * <p>Not here: the desk ({@code console}); how the figures come about ({@code sla}).
 */
@Capability(
        name = "portal",
        uses = {"shared", "tenancy", "security", "cases", "sla", "intake", "screen"},
        exposes = "io.santral.portal")
@NullMarked
package io.santral.portal;

import io.santral.Capability;
import org.jspecify.annotations.NullMarked;
