/**
 * The brands (in code: tenants), the walls between them, and what was agreed with each.
 *
 * <p>Owns: the scope that every piece of work on a brand runs in ({@link TenantScope}), the binding of database sessions to
 * it, the directory of brands, their settings as applied from {@code tenants/}, their data keys.
 *
 * <p>Tells: {@link SettingsApplied}.
 *
 * <p>Not here: who may do what for which brand ({@code security}); what a section of the settings means (each capability reads
 * its own).
 */
@Capability(name = "tenancy", uses = "shared", exposes = "io.santral.tenancy")
@NullMarked
package io.santral.tenancy;

import io.santral.Capability;
import org.jspecify.annotations.NullMarked;
