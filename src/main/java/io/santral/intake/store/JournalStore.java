package io.santral.intake.store;

import static java.util.Objects.requireNonNull;

import io.santral.channel.Envelope;
import io.santral.shared.Sql;
import io.santral.tenancy.TenantScope;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The journal of the brand of the current scope. */
@ApplicationScoped
public class JournalStore {
    /** A conversation hashes to one of them; rows of {@code intake_lane} exist for each. */
    public static final int LANES = 16;

    /** An event that waits to be worked on; its payload as it lies in the row ({@link Payloads}). */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Pending(
            long id,
            long account,
            String conversation,
            byte[] payload,
            boolean sealed,
            Instant receivedAt,
            int attempts,
            boolean resting) {}

    @Inject
    @WithinBrand
    Sql sql;

    @Inject
    Payloads payloads;

    /** False if the event is in the journal already. */
    public boolean append(long id, long account, Envelope envelope, Instant receivedAt) {
        byte[] conversation = sha256(envelope.conversation());
        return sql.insert(
                "INSERT INTO intake_journal (tenant_id, id, account_id, dedupe_key, conversation, lane, payload, sealed,"
                        + " received_at) VALUES (?, ?, ?, ?, ?, ?, ?, TRUE, ?)",
                tenant(),
                id,
                account,
                sha256(envelope.dedupe()),
                conversation,
                lane(conversation),
                payloads.seal(id, envelope.payload()),
                receivedAt);
    }

    /** The lanes in which something waits. */
    public List<Integer> waitingLanes() {
        return sql.list(
                "SELECT DISTINCT lane FROM intake_journal WHERE tenant_id = ? AND state = 'PENDING'"
                        + " AND (not_before IS NULL OR not_before <= UTC_TIMESTAMP(6))",
                row -> row.getInt(1),
                tenant());
    }

    /** Holds the lane until the transaction ends; false if another worker holds it. */
    public boolean lockLane(int lane) {
        return sql.first(
                        "SELECT lane FROM intake_lane WHERE tenant_id = ? AND lane = ? FOR UPDATE SKIP LOCKED",
                        row -> row.getInt(1),
                        tenant(),
                        lane)
                .isPresent();
    }

    /** What waits in the lane, oldest first. */
    public List<Pending> pending(int lane, int limit) {
        return sql.list(
                "SELECT id, account_id, HEX(conversation) AS conversation, payload, sealed, received_at, attempts,"
                        + " not_before IS NOT NULL AND not_before > UTC_TIMESTAMP(6) AS resting FROM intake_journal"
                        + " WHERE tenant_id = ? AND state = 'PENDING' AND lane = ? ORDER BY id LIMIT " + limit,
                row -> new Pending(
                        row.getLong("id"),
                        row.getLong("account_id"),
                        row.getString("conversation"),
                        row.getBytes("payload"),
                        row.getBoolean("sealed"),
                        requireNonNull(Sql.instant(row, "received_at")),
                        row.getInt("attempts"),
                        row.getBoolean("resting")),
                tenant(),
                lane);
    }

    /** Locks one event that waits or is quarantined; the number of tries it has had, or empty if it is neither. */
    public Optional<Integer> lock(long id) {
        return sql.first(
                "SELECT attempts FROM intake_journal WHERE tenant_id = ? AND id = ?"
                        + " AND state IN ('PENDING', 'QUARANTINED') FOR UPDATE",
                row -> row.getInt(1),
                tenant(),
                id);
    }

    public void done(long id, String state, @Nullable String note) {
        sql.update(
                "UPDATE intake_journal SET state = ?, note = ?, done_at = UTC_TIMESTAMP(6) WHERE tenant_id = ? AND id = ?",
                state,
                note,
                tenant(),
                id);
    }

    /** Counts a try that failed, and lets the event rest. */
    public void rest(long id, int attempts, Duration pause, String note) {
        sql.update(
                "UPDATE intake_journal SET attempts = ?, note = ?,"
                        + " not_before = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND WHERE tenant_id = ? AND id = ?",
                attempts,
                note,
                pause.toNanos() / 1000,
                tenant(),
                id);
    }

    /** A conversation's lane, from its hash. */
    static int lane(byte[] conversation) {
        return conversation[0] & (LANES - 1);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static long tenant() {
        return TenantScope.current().value();
    }
}
