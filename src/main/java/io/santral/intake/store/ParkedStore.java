package io.santral.intake.store;

import io.santral.channel.Envelope;
import io.santral.shared.Ids;
import io.santral.shared.Sql;
import io.santral.tenancy.OverBrands;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Events that are rightly signed and belong to no brand: kept for the operator. */
@ApplicationScoped
public class ParkedStore {
    @Inject
    @OverBrands
    Sql sql;

    public void add(String channel, String app, Envelope event, Instant receivedAt) {
        sql.insert(
                "INSERT INTO intake_parked (id, channel, app, external_id, dedupe_key, payload, received_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                Ids.next(),
                channel,
                app,
                event.account(),
                JournalStore.sha256(channel + "|" + event.account() + "|" + event.dedupe()),
                event.payload(),
                receivedAt);
    }
}
