package io.santral.customer;

import io.santral.shared.Ids;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;

/** Something that is known of an identity of the brand, proven or not; named without saying what it is. */
public record ClaimRef(TenantId tenant, long identity, long id) implements OfTenant {
    /** As it stands in addresses. */
    public String number() {
        return Ids.text(id);
    }

    @Override
    public String subject() {
        return "identity:" + Ids.text(identity);
    }
}
