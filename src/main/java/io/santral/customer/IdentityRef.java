package io.santral.customer;

import io.santral.shared.Ids;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;

/** A channel identity of a customer of the brand. */
public record IdentityRef(TenantId tenant, long id) implements OfTenant {
    @Override
    public String subject() {
        return "identity:" + Ids.text(id);
    }
}
