package io.santral.customer;

import io.santral.shared.Ids;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;

/** A question to people of the brand's desk about a decision of the engine's. */
public record AuditRef(TenantId tenant, long id) implements OfTenant {
    /** The question's number as people see it: 13 characters. */
    public String number() {
        return Ids.text(id);
    }

    @Override
    public String subject() {
        return "audit:" + number();
    }
}
