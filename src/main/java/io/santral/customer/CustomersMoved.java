package io.santral.customer;

import io.santral.shared.Event;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Identities are another customer's than before: a merge was made, or taken back. Told in the transaction that writes it; what they
 * wrote goes with them.
 *
 * @param undone the merge that was taken back; empty where one was made
 * @param since when the two sides were one, if they no longer are
 */
public record CustomersMoved(TenantId tenant, List<Move> moves, Optional<Long> undone, Optional<Instant> since)
        implements Event, OfTenant {
    /** An identity, whose it was, and whose it is. */
    public record Move(long identity, long from, long to) {}

    public CustomersMoved {
        moves = List.copyOf(moves);
    }
}
