package io.santral.reply;

import io.santral.cases.CaseRef;
import io.santral.shared.Event;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;

/** A reply of the case is in another state than before. */
public record ReplyMoved(CaseRef ref, long reply, ReplyState state) implements Event, OfTenant {
    @Override
    public TenantId tenant() {
        return ref.tenant();
    }
}
