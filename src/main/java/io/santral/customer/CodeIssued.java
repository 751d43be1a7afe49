package io.santral.customer;

import io.santral.shared.Event;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;
import java.time.Instant;

/**
 * A code is to be sent. Told in the transaction that stores its hash; whoever sends it says so to {@link Proofs#delivered}. It is
 * the only thing that ever holds the code in clear, and prints neither code nor address.
 *
 * @param id of the code
 * @param kind of the address: {@code EMAIL} or {@code PHONE}
 * @param person who asked for it
 * @param at when
 * @param until it is of use
 */
public record CodeIssued(
        TenantId tenant,
        long id,
        long identity,
        Kind kind,
        String address,
        String code,
        long person,
        Instant at,
        Instant until)
        implements Event, OfTenant {
    @Override
    public String toString() {
        return "CodeIssued[" + tenant + ", " + id + "]";
    }
}
