package io.santral.customer;

import io.santral.shared.Ids;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;

/** A merge of two customers of one brand. */
public record MergeRef(TenantId tenant, long id) implements OfTenant {
    /** The merge's number as people see it: 13 characters. */
    public String number() {
        return Ids.text(id);
    }

    @Override
    public String subject() {
        return "merge:" + number();
    }
}
