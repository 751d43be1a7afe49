package io.santral.intake;

import io.santral.shared.Event;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;
import java.util.List;

/**
 * A customer wrote: there is a new interaction. Told in the transaction that stores it.
 *
 * @param references what it says it belongs to, at its account, by the provider's ids
 */
public record ContactReceived(TenantId tenant, long interaction, long identity, long customer, List<String> references)
        implements Event, OfTenant {
    public ContactReceived {
        references = List.copyOf(references);
    }
}
