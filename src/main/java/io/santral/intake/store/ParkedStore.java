package io.santral.intake.store;

import io.santral.channel.Envelope;
import io.santral.shared.Ids;
import io.santral.shared.Sql;
import io.santral.tenancy.OverBrands;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Events that are rightly signed and whose account is no brand's, or not connected: kept until it is ({@link HeldStore}). */
@ApplicationScoped
public class ParkedStore {
    @Inject
    @OverBrands
    Sql sql;

    public void add(String channel, String app, Envelope event, Instant receivedAt) {
        sql.insert(
                "INSERT INTO intake_parked (id, channel, app, external_id, dedupe_key, event_key, conversation, payload,"
                        + " received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Ids.next(),
                channel,
                app,
                event.account(),
                JournalStore.sha256(channel + "|" + event.account() + "|" + event.dedupe()),
                JournalStore.sha256(event.dedupe()),
                JournalStore.sha256(event.conversation()),
                event.payload(),
                receivedAt);
    }
}
