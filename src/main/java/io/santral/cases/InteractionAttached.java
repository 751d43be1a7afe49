package io.santral.cases;

import io.santral.shared.Event;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;
import java.time.Instant;

/** An interaction belongs to the case from now on: its first one too. {@code at} is the provider's time of it. */
public record InteractionAttached(CaseRef ref, long interaction, boolean inbound, Instant at)
        implements Event, OfTenant {
    @Override
    public TenantId tenant() {
        return ref.tenant();
    }
}
