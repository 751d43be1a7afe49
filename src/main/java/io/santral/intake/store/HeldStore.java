package io.santral.intake.store;

import io.santral.intake.HeldRef;
import io.santral.intake.HeldView;
import io.santral.intake.Homeless;
import io.santral.intake.Quarantine;
import io.santral.privacy.CardNumbers;
import io.santral.shared.Sql;
import io.santral.tenancy.OverBrands;
import io.santral.tenancy.SealBroken;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is held back of the brand of the current scope: of its journal what is quarantined, and of what is parked that which its
 * accounts would receive now.
 */
@ApplicationScoped
public class HeldStore {
    private static final String TO_OWN_ACCOUNTS =
            " FROM channel_account a JOIN intake_parked p ON p.tenant_id = a.tenant_id"
                    + " AND p.channel = a.channel AND p.external_id = a.external_id AND p.app = a.app WHERE a.tenant_id = ?";

    @Inject
    @WithinBrand
    Sql sql;

    @Inject
    @OverBrands
    Sql overBrands;

    @Inject
    Payloads payloads;

    /** Newest first. */
    public List<HeldView> held(Optional<HeldRef> before, int limit) {
        long end = before.map(HeldRef::id).orElse(Long.MAX_VALUE);
        List<HeldView> quarantined = sql.list(
                "SELECT j.id, a.channel, a.name, a.external_id, j.received_at, j.attempts, j.note, j.payload, j.sealed, TRUE AS free"
                        + " FROM intake_journal j JOIN channel_account a ON a.tenant_id = j.tenant_id AND a.id = j.account_id"
                        + " WHERE j.tenant_id = ? AND j.state = 'QUARANTINED' AND j.id < ? ORDER BY j.id DESC LIMIT ?",
                row -> view(row, HeldView.Why.QUARANTINED),
                tenant(),
                end,
                limit);
        List<HeldView> parked = sql.list(
                "SELECT p.id, a.channel, a.name, a.external_id, p.received_at, 0 AS attempts, '' AS note, p.payload, FALSE AS sealed,"
                        + " a.state = 'ACTIVE' AS free"
                        + TO_OWN_ACCOUNTS + " AND p.id < ? ORDER BY p.id DESC LIMIT ?",
                row -> view(row, HeldView.Why.PARKED),
                tenant(),
                end,
                limit);
        return Stream.concat(quarantined.stream(), parked.stream())
                .sorted(Comparator.comparing((HeldView one) -> one.ref().id()).reversed())
                .limit(limit)
                .toList();
    }

    /** At most so many. */
    public int count(int most) {
        int quarantined = number(
                "SELECT COUNT(*) FROM (SELECT j.id FROM intake_journal j WHERE j.tenant_id = ? AND j.state = 'QUARANTINED' LIMIT ?)"
                        + " some",
                most);
        int parked = number("SELECT COUNT(*) FROM (SELECT p.id" + TO_OWN_ACCOUNTS + " LIMIT ?) some", most);
        return Math.min(most, quarantined + parked);
    }

    /** Puts a quarantined event back into its lane, as if it had never been tried; false if there is none. */
    public boolean replay(long id) {
        return sql.update(
                        "UPDATE intake_journal SET state = 'PENDING', attempts = 0, not_before = NULL, done_at = NULL"
                                + " WHERE tenant_id = ? AND id = ? AND state = 'QUARANTINED'",
                        tenant(),
                        id)
                > 0;
    }

    /** Puts the oldest of them back; how many. */
    public int replayOldest(int most) {
        return sql.update(
                "UPDATE intake_journal SET state = 'PENDING', attempts = 0, not_before = NULL, done_at = NULL"
                        + " WHERE tenant_id = ? AND state = 'QUARANTINED' ORDER BY id LIMIT ?",
                tenant(),
                most);
    }

    /**
     * Moves a parked event into the journal, if its account is connected; false if there is none such. An event that is in the
     * journal already, because it was delivered again, is only no longer parked.
     */
    public boolean release(long id) {
        Optional<Parked> found = sql.first(
                "SELECT p.id, a.id AS account_id, p.event_key, p.conversation, p.payload, p.received_at"
                        + TO_OWN_ACCOUNTS + " AND p.id = ? AND a.state = 'ACTIVE'",
                row -> new Parked(
                        row.getLong("account_id"),
                        row.getBytes("event_key"),
                        row.getBytes("conversation"),
                        row.getBytes("payload"),
                        received(row)),
                tenant(),
                id);
        // Whoever deletes it has it: of two at once one waits, and then deletes nothing.
        if (found.isEmpty()
                || sql.update("DELETE FROM intake_parked WHERE tenant_id = ? AND id = ?", tenant(), id) == 0) {
            return false;
        }
        Parked parked = found.get();
        sql.insert(
                "INSERT INTO intake_journal (tenant_id, id, account_id, dedupe_key, conversation, lane, payload, sealed,"
                        + " received_at) VALUES (?, ?, ?, ?, ?, ?, ?, TRUE, ?)",
                tenant(),
                id,
                parked.account(),
                parked.key(),
                parked.conversation(),
                JournalStore.lane(parked.conversation()),
                payloads.seal(id, parked.payload()),
                parked.receivedAt());
        return true;
    }

    public boolean isParked(long id) {
        return sql.first("SELECT p.id" + TO_OWN_ACCOUNTS + " AND p.id = ?", row -> true, tenant(), id)
                .isPresent();
    }

    /** The oldest parked events that can be let in now. */
    public List<Long> free(int limit) {
        return sql.list(
                "SELECT p.id" + TO_OWN_ACCOUNTS + " AND a.state = 'ACTIVE' ORDER BY p.id LIMIT ?",
                row -> row.getLong(1),
                tenant(),
                limit);
    }

    /** Parked events of nobody's accounts, by account, the latest first. */
    public List<Homeless> homeless(int limit) {
        return overBrands.list(
                "SELECT channel, app, external_id, app_tenant_id, COUNT(*) AS number, MIN(received_at) AS first_at,"
                        + " MAX(received_at) AS last_at FROM intake_homeless GROUP BY channel, app, external_id, app_tenant_id"
                        + " ORDER BY last_at DESC, external_id LIMIT ?",
                row -> new Homeless(
                        row.getString("channel"),
                        row.getString("app"),
                        row.getString("external_id"),
                        Optional.ofNullable(row.getObject("app_tenant_id", Long.class))
                                .map(TenantId::new),
                        row.getLong("number"),
                        Optional.ofNullable(Sql.instant(row, "first_at")).orElseThrow(),
                        Optional.ofNullable(Sql.instant(row, "last_at")).orElseThrow()),
                limit);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Parked(long account, byte[] key, byte[] conversation, byte[] payload, Instant receivedAt) {}

    private HeldView view(ResultSet row, HeldView.Why why) throws SQLException {
        byte[] payload = payload(row);
        return new HeldView(
                new HeldRef(TenantScope.current(), row.getLong("id")),
                why,
                row.getString("channel"),
                row.getString("name"),
                row.getString("external_id"),
                received(row),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("note")).orElse(""),
                CardNumbers.mask(new String(
                        payload, 0, Math.min(payload.length, Quarantine.MOST_SHOWN), StandardCharsets.UTF_8)),
                payload.length,
                row.getBoolean("free"));
    }

    /** Nothing, if it does not open: then that is the error that it is held for. */
    private byte[] payload(ResultSet row) throws SQLException {
        try {
            return payloads.open(row.getLong("id"), row.getBytes("payload"), row.getBoolean("sealed"));
        } catch (SealBroken e) {
            return new byte[0];
        }
    }

    private static Instant received(ResultSet row) throws SQLException {
        return Optional.ofNullable(Sql.instant(row, "received_at")).orElseThrow();
    }

    private int number(String statement, int most) {
        return sql.first(statement, row -> row.getInt(1), tenant(), most).orElse(0);
    }

    private static long tenant() {
        return TenantScope.current().value();
    }
}
