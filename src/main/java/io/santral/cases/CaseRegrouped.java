package io.santral.cases;

import io.santral.shared.Event;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * Interactions have left the case, or come back to it, because a merge was made or taken back or
 * somebody said where a matter ends: what was known of its times does not
 * hold any longer, and this is how it stands. Times are the provider's.
 *
 * @param askedFirst when the customer wrote first of what is left; empty if nothing of theirs is: there is nothing to do
 * @param askedLast when they wrote last
 * @param answeredFirst when the brand answered first
 * @param waits whether the customer waits for an answer
 */
public record CaseRegrouped(
        CaseRef ref,
        Optional<Instant> askedFirst,
        Optional<Instant> askedLast,
        Optional<Instant> answeredFirst,
        Optional<Instant> closedAt,
        boolean waits)
        implements Event, OfTenant {
    @Override
    public TenantId tenant() {
        return ref.tenant();
    }
}
