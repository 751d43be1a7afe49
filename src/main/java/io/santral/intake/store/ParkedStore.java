package io.santral.intake.store;

import io.santral.channel.Envelope;
import io.santral.shared.Ids;
import io.santral.shared.Sql;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import javax.sql.DataSource;

/** Events that are rightly signed and belong to no brand: kept for the operator. */
@ApplicationScoped
public class ParkedStore {
    @Resource(lookup = "java:app/jdbc/directory")
    DataSource directory;

    public void add(String channel, String app, Envelope event, Instant receivedAt) {
        new Sql(directory)
                .insert(
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
