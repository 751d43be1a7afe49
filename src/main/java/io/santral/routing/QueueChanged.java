package io.santral.routing;

import io.santral.cases.CaseRef;
import io.santral.shared.Event;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;

/** Something in a pool's queue is new, gone or otherwise: whoever shows it should look again. */
public record QueueChanged(CaseRef ref, long pool) implements Event, OfTenant {
    @Override
    public TenantId tenant() {
        return ref.tenant();
    }
}
