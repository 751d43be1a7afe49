package io.santral.cases;

import io.santral.shared.Event;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;
import java.time.Instant;

/** The matter is settled. */
public record CaseClosed(CaseRef ref, Instant at) implements Event, OfTenant {
    @Override
    public TenantId tenant() {
        return ref.tenant();
    }
}
