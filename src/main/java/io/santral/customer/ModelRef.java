package io.santral.customer;

import io.santral.shared.Ids;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;

/** A version of the model that decides who is who for the brand; number 0 is the one that an installation begins with. */
public record ModelRef(TenantId tenant, long id) implements OfTenant {
    static final long SHIPPED = 0;

    /** The version's number as people see it: 13 characters. */
    public String number() {
        return Ids.text(id);
    }

    @Override
    public String subject() {
        return "model:" + number();
    }
}
