package io.santral.customer.store;

import io.santral.customer.Delivery;
import io.santral.customer.Kind;
import io.santral.customer.proof.Allowance;
import io.santral.customer.proof.OneTimeCode;
import io.santral.shared.Sql;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One-time codes of the brand of the current scope: their hashes, never the codes. */
@ApplicationScoped
public class CodeStore {
    private static final String OPEN =
            "SELECT id, identity_id, kind, value, code_hash, tries, created_at, expires_at FROM one_time_code";

    /** A code that was issued and may still be said. */
    public record Issued(OneTimeCode code, long identity, Kind kind, String value) {}

    /** A code as it may be shown. */
    public record Told(
            Kind kind,
            String value,
            String state,
            Delivery delivery,
            Instant at,
            Instant until,
            Optional<String> person) {}

    @Inject
    @WithinBrand
    Sql sql;

    /**
     * Waits until nobody else of the brand issues a code. To be the first of the transaction: what was read before would be counted
     * as it stood then.
     */
    public void takeTurn(Instant now) {
        sql.update(
                "INSERT INTO code_turn (tenant_id, id, taken_at) VALUES (?, 1, ?) ON DUPLICATE KEY UPDATE taken_at = ?",
                CustomerStore.tenant(),
                now,
                now);
    }

    public Allowance allowance(byte[] address, long identity, long person, Instant now) {
        Instant day = now.minus(Allowance.DAY);
        return new Allowance(
                count("address_hash", address, now.minus(Allowance.HOUR)),
                count("address_hash", address, day),
                count("identity_id", identity, day),
                count("created_by", person, day));
    }

    private int count(String column, Object value, Instant since) {
        return sql.first(
                        "SELECT COUNT(*) FROM one_time_code WHERE tenant_id = ? AND " + column
                                + " = ? AND created_at > ?",
                        row -> row.getInt(1),
                        CustomerStore.tenant(),
                        value,
                        since)
                .orElseThrow();
    }

    /** Issues the code; what was issued for the identity before counts no more. */
    public void add(Issued issued, byte[] address, long person) {
        sql.update(
                "UPDATE one_time_code SET state = 'REPLACED', settled_at = ? WHERE tenant_id = ? AND living = ?",
                issued.code().createdAt(),
                CustomerStore.tenant(),
                issued.identity());
        sql.update(
                "INSERT INTO one_time_code (tenant_id, id, identity_id, kind, value, address_hash, code_hash, state, delivery,"
                        + " created_at, created_by, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, 'OPEN', 'QUEUED', ?, ?, ?)",
                CustomerStore.tenant(),
                issued.code().id(),
                issued.identity(),
                issued.kind().name(),
                issued.value(),
                address,
                issued.code().hash(),
                issued.code().createdAt(),
                person,
                issued.code().expiresAt());
    }

    /** The identity's code that counts, which nobody else tries meanwhile. */
    public Optional<Issued> lockOpen(long identity) {
        return sql.first(
                OPEN + " WHERE tenant_id = ? AND living = ? FOR UPDATE",
                CodeStore::issued,
                CustomerStore.tenant(),
                identity);
    }

    /** The brand's codes that may be said at this instant. */
    public List<Issued> open(Instant now, int most) {
        return sql.list(
                OPEN + " WHERE tenant_id = ? AND state = 'OPEN' AND expires_at > ? ORDER BY expires_at DESC LIMIT ?",
                CodeStore::issued,
                CustomerStore.tenant(),
                now,
                most);
    }

    /** A wrong try; after the last one nothing more is tried. */
    public void missed(long id, boolean last, Instant at) {
        sql.update(
                "UPDATE one_time_code SET tries = tries + 1, state = ?, settled_at = ? WHERE tenant_id = ? AND id = ?",
                last ? "SPENT" : "OPEN",
                last ? at : null,
                CustomerStore.tenant(),
                id);
    }

    /**
     * Ends an open code.
     *
     * @param state {@code PROVEN} or {@code BURNT}
     */
    public void settle(long id, String state, Instant at) {
        sql.update(
                "UPDATE one_time_code SET state = ?, settled_at = ? WHERE tenant_id = ? AND id = ? AND state = 'OPEN'",
                state,
                at,
                CustomerStore.tenant(),
                id);
    }

    public void delivered(long id, Delivery delivery) {
        sql.update(
                "UPDATE one_time_code SET delivery = ? WHERE tenant_id = ? AND id = ?",
                delivery.name(),
                CustomerStore.tenant(),
                id);
    }

    /** The last code that was issued for the identity since then. */
    public Optional<Told> last(long identity, Instant since) {
        return sql.first(
                "SELECT kind, value, state, delivery, created_at, expires_at,"
                        + " (SELECT p.name FROM person p WHERE p.id = created_by) AS person FROM one_time_code"
                        + " WHERE tenant_id = ? AND identity_id = ? AND created_at > ? ORDER BY created_at DESC, id DESC LIMIT 1",
                row -> new Told(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("value"),
                        row.getString("state"),
                        Delivery.valueOf(row.getString("delivery")),
                        instant(row, "created_at"),
                        instant(row, "expires_at"),
                        Optional.ofNullable(row.getString("person"))),
                CustomerStore.tenant(),
                identity,
                since);
    }

    private static Issued issued(ResultSet row) throws SQLException {
        return new Issued(
                new OneTimeCode(
                        row.getLong("id"),
                        row.getBytes("code_hash"),
                        row.getInt("tries"),
                        instant(row, "created_at"),
                        instant(row, "expires_at")),
                row.getLong("identity_id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("value"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(Sql.instant(row, column)).orElseThrow();
    }
}
