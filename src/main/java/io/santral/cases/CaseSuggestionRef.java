package io.santral.cases;

import io.santral.shared.Ids;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;

/** Something that the engine asks about two cases. */
public record CaseSuggestionRef(TenantId tenant, long id) implements OfTenant {
    /** Its number as people see it: 13 characters. */
    public String number() {
        return Ids.text(id);
    }

    @Override
    public String subject() {
        return "case-suggestion:" + number();
    }
}
