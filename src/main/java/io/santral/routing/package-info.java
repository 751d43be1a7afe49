/**
 * Who works on what next: pools over brands, one queue over all of them, take and offer by deadline.
 *
 * <p>Owns: pools, presence, queue entries, and the unified queue, the only place that reads over brands.
 *
 * <p>Hears: {@link io.santral.cases.CaseOpened}, {@link io.santral.cases.InteractionAttached}, {@link io.santral.cases.CaseClosed}.
 * Tells: {@link QueueChanged}.
 *
 * <p>Not here: the deadlines themselves ({@code sla}).
 */
@Capability(
        name = "routing",
        uses = {"shared", "tenancy", "security", "cases", "sla"},
        exposes = "io.santral.routing")
@NullMarked
package io.santral.routing;

import io.santral.Capability;
import org.jspecify.annotations.NullMarked;
