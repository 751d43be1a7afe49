package io.santral.intake;

import io.santral.shared.Ids;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;

/** Something that came in for a brand and is held back. */
public record HeldRef(TenantId tenant, long id) implements OfTenant {
    /** Its number as people see it: 13 characters. */
    public String number() {
        return Ids.text(id);
    }

    @Override
    public String subject() {
        return "delivery:" + number();
    }
}
