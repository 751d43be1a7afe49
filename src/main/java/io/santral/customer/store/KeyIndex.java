package io.santral.customer.store;

import io.santral.customer.Feature;
import io.santral.customer.matching.Index;
import io.santral.customer.matching.Profile;
import io.santral.shared.Fresh;
import io.santral.shared.Sql;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The inverted index over the identities of the brand of the current scope: two round trips for a question, whatever the brand's
 * size. One asks how the keys are spread and who has them, one what is known of the candidates.
 */
@ApplicationScoped
public class KeyIndex implements Index {
    /** The hash of no name. */
    private static final long NAMELESS = 0;

    /** How old the count of customers may be: it moves the prior by the logarithm. */
    private static final Duration COUNT_AGE = Duration.ofMinutes(5);

    @Inject
    @WithinBrand
    Sql sql;

    /** One entry a brand. */
    private final Map<TenantId, Fresh<Long>> sizes = new ConcurrentHashMap<>();

    private record Owned(int identities, boolean generic, List<Long> owners, Set<Long> names) {}

    private record Known(long customer, Profile profile) {}

    @Override
    public Found find(long identity, List<Probe> probes) {
        Set<Long> apart = apart(identity);
        if (probes.isEmpty()) {
            return new Found(List.of(), Map.of(), apart);
        }
        Map<Long, Owned> owned = owned(probes);
        Map<Long, Integer> rarest = new HashMap<>();
        for (Probe probe : probes) {
            Owned of = owned.get(stored(probe.key()));
            if (of != null && of.identities() <= probe.crowd()) {
                of.owners().stream()
                        .filter(owner -> owner != identity)
                        .forEach(owner -> rarest.merge(owner, of.identities(), Math::min));
            }
        }
        List<Known> known = known(rarest.keySet());
        Map<Long, Long> customers = new HashMap<>();
        known.forEach(one -> customers.put(one.profile().identity(), one.customer()));
        Map<Key, Spread> spreads = new HashMap<>();
        for (Probe probe : probes) {
            Owned of = owned.get(stored(probe.key()));
            if (of != null) {
                spreads.put(probe.key(), spread(of, customers));
            }
        }
        return new Found(candidates(known, rarest, customers), spreads, apart);
    }

    private static Spread spread(Owned of, Map<Long, Long> customers) {
        Set<Long> distinct = new HashSet<>();
        of.owners().forEach(owner -> distinct.add(customers.getOrDefault(owner, owner)));
        return new Spread(
                of.identities(),
                of.owners().isEmpty() ? of.identities() : distinct.size(),
                of.names().size(),
                of.generic());
    }

    private static List<Candidate> candidates(List<Known> known, Map<Long, Integer> rarest, Map<Long, Long> customers) {
        Map<Long, Integer> byCustomer = new HashMap<>();
        rarest.forEach((owner, spread) -> {
            Long customer = customers.get(owner);
            if (customer != null) {
                byCustomer.merge(customer, spread, Math::min);
            }
        });
        Map<Long, List<Profile>> members = new LinkedHashMap<>();
        known.stream()
                .sorted(Comparator.comparingLong((Known one) -> one.profile().identity())
                        .reversed())
                .forEach(one -> members.computeIfAbsent(one.customer(), customer -> new ArrayList<>())
                        .add(one.profile()));
        return byCustomer.entrySet().stream()
                .sorted(Map.Entry.<Long, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .limit(CANDIDATES)
                .map(entry -> {
                    List<Profile> all = members.getOrDefault(entry.getKey(), List.of());
                    return new Candidate(entry.getKey(), all.subList(0, Math.min(MEMBERS, all.size())));
                })
                .toList();
    }

    private Map<Long, Owned> owned(List<Probe> probes) {
        TreeSet<Long> hashes = new TreeSet<>();
        probes.forEach(probe -> hashes.add(stored(probe.key())));
        Map<Long, Owned> owned = new HashMap<>();
        List<Object> values = new ArrayList<>();
        values.add(probes.stream().mapToInt(Probe::crowd).max().orElse(0));
        values.add(CustomerStore.tenant());
        values.addAll(hashes);
        sql.list(
                "SELECT s.key_hash, s.identities, s.generic, k.identity_id, k.name_hash FROM identity_key_spread s"
                        + " LEFT JOIN identity_key k ON k.tenant_id = s.tenant_id AND k.key_hash = s.key_hash"
                        + " AND s.identities <= ? AND s.generic = FALSE"
                        + " WHERE s.tenant_id = ? AND s.key_hash IN (" + CustomerStore.marks(hashes.size()) + ")",
                row -> {
                    int identities = row.getInt("identities");
                    boolean generic = row.getBoolean("generic");
                    Owned of = owned.computeIfAbsent(
                            row.getLong("key_hash"),
                            hash -> new Owned(identities, generic, new ArrayList<>(), new HashSet<>()));
                    long name = row.getLong("name_hash");
                    long owner = row.getLong("identity_id");
                    if (!row.wasNull()) {
                        of.owners().add(owner);
                        if (name != NAMELESS) {
                            of.names().add(name);
                        }
                    }
                    return of;
                },
                values.toArray());
        return owned;
    }

    /** The owners' customers, each with all identities that it has now and what is known of them. */
    private List<Known> known(Collection<Long> owners) {
        if (owners.isEmpty()) {
            return List.of();
        }
        Map<Long, Long> customers = new LinkedHashMap<>();
        Map<Long, List<Feature>> features = new HashMap<>();
        sql.list(
                "SELECT m.customer_id, m.identity_id, f.kind, f.provenance, f.value, f.seen_at"
                        + " FROM (SELECT DISTINCT o.customer_id FROM identity_link o WHERE o.tenant_id = ? AND o.living IN ("
                        + CustomerStore.marks(owners.size()) + ")) c"
                        + " JOIN identity_link m ON m.tenant_id = ? AND m.customer_id = c.customer_id AND m.revoked_at IS NULL"
                        + " LEFT JOIN identity_feature f ON f.tenant_id = m.tenant_id AND f.identity_id = m.identity_id"
                        + " LIMIT 20000",
                row -> {
                    long identity = row.getLong("identity_id");
                    customers.put(identity, row.getLong("customer_id"));
                    List<Feature> of = features.computeIfAbsent(identity, one -> new ArrayList<>());
                    return row.getString("kind") == null || of.add(CustomerStore.feature(row));
                },
                append(CustomerStore.with(owners), CustomerStore.tenant()));
        return customers.entrySet().stream()
                .map(one -> new Known(
                        one.getValue(), new Profile(one.getKey(), features.getOrDefault(one.getKey(), List.of()))))
                .toList();
    }

    private static Object[] append(Object[] values, Object last) {
        Object[] all = java.util.Arrays.copyOf(values, values.length + 1);
        all[values.length] = last;
        return all;
    }

    private Set<Long> apart(long identity) {
        return new HashSet<>(sql.list(
                "SELECT l.customer_id FROM identity_difference d JOIN identity_link l ON l.tenant_id = d.tenant_id"
                        + " AND l.living = d.living_high WHERE d.tenant_id = ? AND d.living_low = ?"
                        + " UNION SELECT l.customer_id FROM identity_difference d JOIN identity_link l"
                        + " ON l.tenant_id = d.tenant_id AND l.living = d.living_low WHERE d.tenant_id = ? AND d.living_high = ?",
                row -> row.getLong(1),
                CustomerStore.tenant(),
                identity,
                CustomerStore.tenant(),
                identity));
    }

    /**
     * Makes two first contacts with the same proven key wait for each other: the second goes on when the first has ended, and then
     * sees what it wrote. In the order of the hashes, so that they cannot wait in a circle.
     */
    public void claim(Collection<Key> proven) {
        TreeSet<Long> hashes = new TreeSet<>();
        proven.forEach(key -> hashes.add(stored(key)));
        count(hashes, 0);
    }

    /** Files the identity; what it was filed under before stays. */
    public void file(long identity, Filing filing) {
        Set<Long> before = filed(identity);
        TreeSet<Long> finding = new TreeSet<>();
        TreeSet<Long> counting = new TreeSet<>();
        for (Probe probe : filing.keys()) {
            long hash = stored(probe.key());
            if (probe.retrieve() && !before.contains(hash)) {
                finding.add(hash);
                counting.add(hash);
            } else if (!probe.retrieve() && before.isEmpty()) {
                counting.add(hash);
            }
        }
        if (!finding.isEmpty()) {
            List<Object> values = new ArrayList<>();
            finding.forEach(hash -> values.addAll(List.of(CustomerStore.tenant(), hash, identity, filing.name())));
            sql.update(
                    "INSERT INTO identity_key (tenant_id, key_hash, identity_id, name_hash) VALUES (?, ?, ?, ?)"
                            + ", (?, ?, ?, ?)".repeat(finding.size() - 1),
                    values.toArray());
        }
        count(counting, 1);
    }

    private void count(NavigableSet<Long> hashes, int more) {
        if (hashes.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>();
        hashes.forEach(hash -> values.addAll(List.of(CustomerStore.tenant(), hash, more)));
        sql.update(
                "INSERT INTO identity_key_spread (tenant_id, key_hash, identities) VALUES (?, ?, ?)"
                        + ", (?, ?, ?)".repeat(hashes.size() - 1)
                        + " ON DUPLICATE KEY UPDATE identities = identities + VALUES(identities)",
                values.toArray());
    }

    private Set<Long> filed(long identity) {
        return new HashSet<>(sql.list(
                "SELECT key_hash FROM identity_key WHERE tenant_id = ? AND identity_id = ?",
                row -> row.getLong(1),
                CustomerStore.tenant(),
                identity));
    }

    /** A value that stands for nobody, from now on; or for somebody again. */
    public void generic(Key key, boolean generic) {
        claim(List.of(key));
        sql.update(
                "UPDATE identity_key_spread SET generic = ? WHERE tenant_id = ? AND key_hash = ?",
                generic,
                CustomerStore.tenant(),
                stored(key));
    }

    @Override
    public long size() {
        return sizes.computeIfAbsent(TenantScope.current(), tenant -> new Fresh<>(COUNT_AGE, this::counted))
                .get();
    }

    private long counted() {
        return sql.first(
                        "SELECT COUNT(*) FROM customer WHERE tenant_id = ?",
                        row -> Math.max(1, row.getLong(1)),
                        CustomerStore.tenant())
                .orElse(1L);
    }

    /** Type and hash in one column, so that the database can look many up in one range of its index. */
    private static long stored(Key key) {
        return key.hash() ^ (key.type() * 0x9E37_79B9_7F4A_7C15L);
    }
}
