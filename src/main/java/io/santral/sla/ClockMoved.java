package io.santral.sla;

import io.santral.cases.CaseRef;
import io.santral.shared.Event;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;

/** A clock of the case has started, stopped, or ended with the case. */
public record ClockMoved(CaseRef ref, Target target) implements Event, OfTenant {
    @Override
    public TenantId tenant() {
        return ref.tenant();
    }
}
