package io.santral.customer;

import io.santral.shared.Ids;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;

/** A merge that the engine suggests to people of the brand's desk. */
public record SuggestionRef(TenantId tenant, long id) implements OfTenant {
    @Override
    public String subject() {
        return "suggestion:" + Ids.text(id);
    }
}
