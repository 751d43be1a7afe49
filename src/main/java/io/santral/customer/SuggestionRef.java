package io.santral.customer;

import io.santral.shared.Ids;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;

/** A merge that the engine suggests to people of the brand's desk. */
public record SuggestionRef(TenantId tenant, long id) implements OfTenant {
    /** The suggestion's number as people see it: 13 characters. */
    public String number() {
        return Ids.text(id);
    }

    @Override
    public String subject() {
        return "suggestion:" + number();
    }
}
