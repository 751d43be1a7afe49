package io.santral.cases;

import io.santral.shared.Event;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;

/** Something in the case's timeline reads otherwise than before: edited, taken back, hidden. Nothing was added. */
public record CaseChanged(CaseRef ref) implements Event, OfTenant {
    @Override
    public TenantId tenant() {
        return ref.tenant();
    }
}
