package io.santral.customer.store;

import io.santral.customer.Feature;
import io.santral.customer.matching.Profile;
import io.santral.shared.Sql;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The nights in which the engine learns, and the samples that it learns from, of the brand of the current scope. Leases run by the
 * database's time.
 */
@ApplicationScoped
public class NightStore {
    /** A key of more identities teaches nothing: it is a common name, or a switchboard. */
    private static final int CROWD = 60;

    /** Where a key stands, and whose it is. */
    public record Holder(long key, long identity) {}

    /** The least and the greatest id. */
    public record Range(long least, long greatest) {}

    @Inject
    @WithinBrand
    Sql sql;

    /** Leases the night, if it is not done and nobody works on it: the number of tries before this one. */
    public Optional<Integer> lease(LocalDate night, String owner, Duration lease) {
        sql.insert(
                "INSERT INTO learning_night (tenant_id, night, state, progress, attempts) VALUES (?, ?, 'WAITING', 'WAITING', 0)",
                CustomerStore.tenant(),
                night);
        Optional<Integer> attempts = sql.first(
                "SELECT attempts FROM learning_night WHERE tenant_id = ? AND night = ? AND state = 'WAITING'"
                        + " AND (lease_until IS NULL OR lease_until < UTC_TIMESTAMP(6)) FOR UPDATE SKIP LOCKED",
                row -> row.getInt(1),
                CustomerStore.tenant(),
                night);
        attempts.ifPresent(before -> sql.update(
                "UPDATE learning_night SET attempts = attempts + 1, lease_owner = ?,"
                        + " lease_until = UTC_TIMESTAMP(6) + INTERVAL ? SECOND WHERE tenant_id = ? AND night = ?",
                owner,
                lease.toSeconds(),
                CustomerStore.tenant(),
                night));
        return attempts;
    }

    /** Whether the night needs nobody any more; cheap, for who looks often. */
    public boolean settled(LocalDate night) {
        return sql.first(
                        "SELECT 1 FROM learning_night WHERE tenant_id = ? AND night = ? AND (state <> 'WAITING'"
                                + " OR lease_until >= UTC_TIMESTAMP(6))",
                        row -> true,
                        CustomerStore.tenant(),
                        night)
                .isPresent();
    }

    /** Says how far it is and extends the lease; false if it is somebody else's by now. */
    public boolean keep(LocalDate night, String owner, String progress, Duration lease) {
        return sql.update(
                        "UPDATE learning_night SET progress = ?, lease_until = UTC_TIMESTAMP(6) + INTERVAL ? SECOND"
                                + " WHERE tenant_id = ? AND night = ? AND lease_owner = ? AND state = 'WAITING'",
                        progress,
                        lease.toSeconds(),
                        CustomerStore.tenant(),
                        night,
                        owner)
                == 1;
    }

    /** Ends the night; false if it is somebody else's by now, who then does it all. */
    public boolean end(LocalDate night, String owner, String state) {
        return sql.update(
                        "UPDATE learning_night SET state = ?, progress = 'DONE', done_at = UTC_TIMESTAMP(6), lease_until = NULL"
                                + " WHERE tenant_id = ? AND night = ? AND lease_owner = ? AND state = 'WAITING'",
                        state,
                        CustomerStore.tenant(),
                        night,
                        owner)
                == 1;
    }

    /** Empty if the brand has no identity yet. */
    public Optional<Range> identities() {
        return sql.first(
                        "SELECT MIN(id) AS least, MAX(id) AS greatest FROM identity WHERE tenant_id = ?",
                        row -> new Range(row.getLong("least"), row.getLong("greatest")),
                        CustomerStore.tenant())
                .filter(range -> range.greatest() != 0);
    }

    /** The identities from that id on. */
    public List<Long> identities(long from, int limit) {
        return sql.list(
                "SELECT id FROM identity WHERE tenant_id = ? AND id >= ? ORDER BY id LIMIT ?",
                row -> row.getLong(1),
                CustomerStore.tenant(),
                from,
                limit);
    }

    /**
     * Who holds the keys after that one, of the keys that a few identities share. Keys are hashes, so those of a stretch are
     * drawn at random.
     */
    public List<Holder> sharing(long afterKey, int keys) {
        List<Long> shared = sql.list(
                "SELECT key_hash FROM identity_key_spread WHERE tenant_id = ? AND key_hash > ? AND identities BETWEEN 2 AND "
                        + CROWD + " AND generic = FALSE ORDER BY key_hash LIMIT ?",
                row -> row.getLong(1),
                CustomerStore.tenant(),
                afterKey,
                keys);
        return shared.isEmpty()
                ? List.of()
                : sql.list(
                        "SELECT key_hash, identity_id FROM identity_key WHERE tenant_id = ? AND key_hash IN ("
                                + CustomerStore.marks(shared.size()) + ") ORDER BY key_hash, identity_id",
                        row -> new Holder(row.getLong(1), row.getLong(2)),
                        CustomerStore.with(shared));
    }

    /** What is known of them. */
    public List<Profile> profiles(Collection<Long> identities) {
        if (identities.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Feature>> features = new LinkedHashMap<>();
        identities.forEach(identity -> features.put(identity, new ArrayList<>()));
        sql.list(
                "SELECT identity_id, kind, provenance, value, seen_at FROM identity_feature WHERE tenant_id = ?"
                        + " AND identity_id IN (" + CustomerStore.marks(identities.size()) + ") ORDER BY id",
                row -> features.computeIfAbsent(row.getLong("identity_id"), one -> new ArrayList<>())
                        .add(CustomerStore.feature(row, 2)),
                CustomerStore.with(identities));
        List<Profile> profiles = new ArrayList<>();
        features.forEach((identity, of) -> profiles.add(new Profile(identity, of)));
        return profiles;
    }
}
