package io.santral.intake;

import io.santral.shared.Event;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;

/** An interaction was edited, taken back, hidden or shown again. Told in the transaction that stores it. */
public record InteractionChanged(TenantId tenant, long interaction) implements Event, OfTenant {}
