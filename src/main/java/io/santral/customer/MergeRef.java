package io.santral.customer;

import io.santral.shared.Ids;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;

/** A merge of two customers of one brand. */
public record MergeRef(TenantId tenant, long id) implements OfTenant {
    @Override
    public String subject() {
        return "merge:" + Ids.text(id);
    }
}
