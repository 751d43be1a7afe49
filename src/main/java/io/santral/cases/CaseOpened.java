package io.santral.cases;

import io.santral.shared.Event;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;
import java.time.Instant;

/** A new case stands, with its first interaction. {@code at} is the provider's time of that interaction. */
public record CaseOpened(CaseRef ref, Instant at) implements Event, OfTenant {
    @Override
    public TenantId tenant() {
        return ref.tenant();
    }
}
