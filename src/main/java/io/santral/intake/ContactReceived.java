package io.santral.intake;

import io.santral.shared.Event;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;

/** A customer wrote: there is a new interaction. Told in the transaction that stores it. */
public record ContactReceived(TenantId tenant, long interaction, long identity, long customer)
        implements Event, OfTenant {}
