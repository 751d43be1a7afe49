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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

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

    /** Who has a key; nobody if more have it than are wanted. */
    private record Owned(int identities, boolean generic, List<Owner> owners) {
        Spread spread() {
            return new Spread(
                    identities,
                    owners.isEmpty()
                            ? identities
                            : (int) owners.stream()
                                    .mapToLong(Owner::customer)
                                    .distinct()
                                    .count(),
                    (int) owners.stream()
                            .mapToLong(Owner::name)
                            .filter(name -> name != NAMELESS)
                            .distinct()
                            .count(),
                    generic);
        }

        List<Long> customersBeside(long identity) {
            return owners.stream()
                    .filter(owner -> owner.identity() != identity)
                    .map(Owner::customer)
                    .distinct()
                    .toList();
        }
    }

    private record Owner(long identity, long customer, long name) {}

    @Override
    public Found find(long identity, List<Probe> probes) {
        return find(identity, probes, this::apart);
    }

    /** The same index for identities that have just been added: nobody can have said yet who they are not. */
    public Index forNewcomers() {
        return new Index() {
            @Override
            public Found find(long identity, List<Probe> probes) {
                return KeyIndex.this.find(identity, probes, newcomer -> Set.of());
            }

            @Override
            public long size() {
                return KeyIndex.this.size();
            }
        };
    }

    private Found find(long identity, List<Probe> probes, LongFunction<Set<Long>> apart) {
        Map<Long, Owned> owned = owned(probes);
        Map<Key, Spread> spreads = new HashMap<>();
        List<List<Long>> sharing = new ArrayList<>();
        for (Probe probe : probes) {
            Owned of = owned.get(stored(probe.key()));
            if (of != null) {
                spreads.put(probe.key(), of.spread());
                sharing.add(of.customersBeside(identity));
            }
        }
        Set<Long> customers = promising(sharing);
        return customers.isEmpty()
                ? new Found(List.of(), spreads, Set.of())
                : new Found(candidates(customers), spreads, apart.apply(identity));
    }

    /** Of the customers who share keys, each list those of one key, the ones worth looking at: who shares the rarest first. */
    private static Set<Long> promising(List<List<Long>> sharing) {
        sharing.sort(Comparator.comparingInt(List::size));
        Set<Long> promising = new LinkedHashSet<>();
        Set<Long> once = new HashSet<>();
        for (List<Long> customers : sharing) {
            for (long customer : customers) {
                if (promising.size() < CANDIDATES && (customers.size() <= FEW || !once.add(customer))) {
                    promising.add(customer);
                }
            }
        }
        return promising;
    }

    private Map<Long, Owned> owned(List<Probe> probes) {
        if (probes.isEmpty()) {
            return Map.of();
        }
        TreeSet<Long> hashes = new TreeSet<>();
        TreeMap<Integer, TreeSet<Long>> byCrowd = new TreeMap<>();
        for (Probe probe : probes) {
            hashes.add(stored(probe.key()));
            byCrowd.computeIfAbsent(probe.crowd(), crowd -> new TreeSet<>()).add(stored(probe.key()));
        }
        List<Object> values = new ArrayList<>();
        List<String> few = new ArrayList<>();
        byCrowd.forEach((crowd, of) -> {
            few.add("s.identities <= ? AND s.key_hash IN (" + CustomerStore.marks(of.size()) + ")");
            values.add(crowd);
            values.addAll(of);
        });
        values.add(CustomerStore.tenant());
        values.addAll(hashes);
        Map<Long, Owned> owned = new HashMap<>();
        sql.list(
                "SELECT s.key_hash, s.identities, s.generic, k.identity_id, k.name_hash, l.customer_id FROM identity_key_spread s"
                        + " LEFT JOIN (identity_key k JOIN identity_link l ON l.tenant_id = k.tenant_id AND l.living = k.identity_id)"
                        + " ON k.tenant_id = s.tenant_id AND k.key_hash = s.key_hash AND s.generic = FALSE"
                        + " AND (" + String.join(" OR ", few) + ")"
                        + " WHERE s.tenant_id = ? AND s.key_hash IN (" + CustomerStore.marks(hashes.size()) + ")",
                row -> {
                    int identities = row.getInt("identities");
                    boolean generic = row.getBoolean("generic");
                    Owned of = owned.computeIfAbsent(
                            row.getLong("key_hash"), hash -> new Owned(identities, generic, new ArrayList<>()));
                    long owner = row.getLong("identity_id");
                    return row.wasNull()
                            || of.owners().add(new Owner(owner, row.getLong("customer_id"), row.getLong("name_hash")));
                },
                values.toArray());
        return owned;
    }

    /** The customers in the order given, each with the newest identities that it has now and what is known of them. */
    private List<Candidate> candidates(Set<Long> wanted) {
        Map<Long, NavigableMap<Long, List<Feature>>> customers = new LinkedHashMap<>();
        wanted.forEach(customer -> customers.put(customer, new TreeMap<>(Comparator.reverseOrder())));
        sql.list(
                "SELECT m.customer_id, m.identity_id, f.kind, f.provenance, f.value, f.seen_at FROM identity_link m"
                        + " LEFT JOIN identity_feature f ON f.tenant_id = m.tenant_id AND f.identity_id = m.identity_id"
                        + " WHERE m.tenant_id = ? AND m.customer_id IN (" + CustomerStore.marks(wanted.size())
                        + ") AND m.revoked_at IS NULL LIMIT 20000",
                row -> {
                    List<Feature> of = customers
                            .getOrDefault(row.getLong("customer_id"), new TreeMap<>())
                            .computeIfAbsent(row.getLong("identity_id"), one -> new ArrayList<>());
                    return row.getString("kind") == null || of.add(CustomerStore.feature(row));
                },
                CustomerStore.with(wanted));
        return customers.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> new Candidate(
                        one.getKey(),
                        one.getValue().entrySet().stream()
                                .limit(MEMBERS)
                                .map(member -> new Profile(member.getKey(), member.getValue()))
                                .toList()))
                .toList();
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

    /** Files an identity for the first time. */
    public void fileNew(long identity, Filing filing) {
        file(identity, filing, Set.of());
    }

    /** Files the identity; what it was filed under before stays. */
    public void file(long identity, Filing filing) {
        file(identity, filing, filed(identity));
    }

    private void file(long identity, Filing filing, Set<Long> before) {
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
    static long stored(Key key) {
        return key.hash() ^ (key.type() * 0x9E37_79B9_7F4A_7C15L);
    }
}
