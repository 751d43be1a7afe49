package io.santral.cases;

import io.santral.shared.Ids;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;

/** A case, named together with its brand: whoever speaks of a case says whose it is. */
public record CaseRef(TenantId tenant, long id) implements OfTenant {
    /** The case's number as people see it: 13 characters. */
    public String number() {
        return Ids.text(id);
    }

    @Override
    public String subject() {
        return "case:" + number();
    }
}
