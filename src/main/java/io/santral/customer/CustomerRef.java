package io.santral.customer;

import io.santral.shared.Ids;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;

/** A customer, named together with their brand. The number stays good for ever: after a merge it leads to the whole. */
public record CustomerRef(TenantId tenant, long id) implements OfTenant {
    /** The customer's number as people see it: 13 characters. */
    public String number() {
        return Ids.text(id);
    }

    @Override
    public String subject() {
        return "customer:" + number();
    }
}
