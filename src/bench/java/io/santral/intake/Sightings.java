package io.santral.intake;

import io.santral.channel.Account;
import io.santral.channel.InboundEvent.Received;
import io.santral.customer.Feature;
import io.santral.customer.Sighting;
import java.util.List;

/** What the intake tells of a writer, for benchmarks that have no intake. */
public final class Sightings {
    private Sightings() {}

    /** @param claims what the text says about its writer */
    public static Sighting of(Account account, Received event, List<Feature> claims) {
        return Writers.of(account, event, event.occurredAt(), claims);
    }
}
