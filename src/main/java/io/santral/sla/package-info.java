/**
 * What was promised, and how it runs: targets, clocks, and the ledger that they are derived from.
 *
 * <p>Owns: {@code sla_ledger}, {@code sla_clock}; the meaning of the settings sections {@code sla} and {@code hours}; in
 * {@code clock} the business calendar and the deadline, plain Java.
 *
 * <p>Hears: {@link io.santral.cases.CaseOpened}, {@link io.santral.cases.InteractionAttached}, {@link io.santral.cases.CaseClosed}.
 *
 * <p>Not here: who works next ({@code routing}).
 */
@Capability(
        name = "sla",
        uses = {"shared", "tenancy", "security", "cases"},
        exposes = "io.santral.sla")
@NullMarked
package io.santral.sla;

import io.santral.Capability;
import org.jspecify.annotations.NullMarked;
