package io.santral.customer.store;

import io.santral.customer.Feature;
import io.santral.customer.Ground;
import io.santral.customer.Kind;
import io.santral.shared.Ids;
import io.santral.shared.Sql;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is claimed of identities and how it was proven, of the brand of the current scope. */
@ApplicationScoped
public class VerificationStore {
    private static final String KNOWN =
            "SELECT id, identity_id, kind, provenance, value, seen_at FROM identity_feature";

    /** More of one identity is not shown. */
    private static final int MOST = 200;

    /** A feature with its number. */
    public record Known(long id, long identity, Feature feature) {}

    /** How a claim was proven. */
    public record Proven(
            Kind kind,
            String value,
            String way,
            Optional<Ground> ground,
            Optional<String> words,
            Optional<String> person,
            Instant at) {}

    @Inject
    @WithinBrand
    Sql sql;

    /** What is known of the identity, the oldest first; at most 200. */
    public List<Known> known(long identity) {
        return sql.list(
                KNOWN + " WHERE tenant_id = ? AND identity_id = ? ORDER BY id LIMIT ?",
                row -> new Known(row.getLong("id"), row.getLong("identity_id"), CustomerStore.feature(row, 3)),
                CustomerStore.tenant(),
                identity,
                MOST);
    }

    /** How its claims were proven, the latest first. */
    public List<Proven> proven(long identity) {
        return sql.list(
                "SELECT kind, value, way, ground, reason, created_at,"
                        + " (SELECT p.name FROM person p WHERE p.id = created_by) AS person"
                        + " FROM verification WHERE tenant_id = ? AND identity_id = ? ORDER BY id DESC LIMIT ?",
                row -> new Proven(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("value"),
                        row.getString("way"),
                        Optional.ofNullable(row.getString("ground")).map(Ground::valueOf),
                        Optional.ofNullable(row.getString("reason")),
                        Optional.ofNullable(row.getString("person")),
                        Optional.ofNullable(Sql.instant(row, "created_at")).orElseThrow()),
                CustomerStore.tenant(),
                identity,
                MOST);
    }

    /** A person made sure. */
    public void ticked(long identity, Kind kind, String value, Ground ground, String reason, long person, Instant at) {
        add(identity, kind, value, "PERSON", ground.name(), reason, person, at);
    }

    /**
     * A code came back.
     *
     * @param person who typed it in; empty if the customer wrote it themselves
     */
    public void coded(long identity, Kind kind, String value, Optional<Long> person, Instant at) {
        add(identity, kind, value, "CODE", null, null, person.orElse(null), at);
    }

    /** A mail from there answered ours. */
    public void answered(long identity, Kind kind, String value, Instant at) {
        add(identity, kind, value, "TOKEN", null, null, null, at);
    }

    private void add(
            long identity,
            Kind kind,
            String value,
            String way,
            @Nullable String ground,
            @Nullable String reason,
            @Nullable Long person,
            Instant at) {
        sql.update(
                "INSERT INTO verification (tenant_id, id, identity_id, kind, value, way, ground, reason, created_at, created_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                CustomerStore.tenant(),
                Ids.next(),
                identity,
                kind.name(),
                value,
                way,
                ground,
                reason,
                at,
                person);
    }

    /** Whether nobody has used the token before; from now on somebody has. */
    public boolean use(byte[] token, long identity, Instant at) {
        return sql.insert(
                "INSERT INTO reply_token_use (tenant_id, token_hash, identity_id, used_at) VALUES (?, ?, ?, ?)",
                CustomerStore.tenant(),
                token,
                identity,
                at);
    }
}
