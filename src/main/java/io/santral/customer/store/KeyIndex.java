package io.santral.customer.store;

import io.santral.customer.Feature;
import io.santral.customer.matching.Index;
import io.santral.customer.matching.Index.Candidate;
import io.santral.customer.matching.Index.Filing;
import io.santral.customer.matching.Index.Found;
import io.santral.customer.matching.Index.Probe;
import io.santral.customer.matching.Index.Spread;
import io.santral.customer.matching.Keys;
import io.santral.customer.matching.Profile;
import io.santral.shared.Sql;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/**
 * The inverted index over the identities of the brand of the current scope. Whoever decides about an identity first claims its
 * keys, and asks the claim: two round trips for a question, whatever the brand's size. One asks how the keys are spread and who has
 * them, one what is known of the candidates.
 */
@ApplicationScoped
public class KeyIndex {
    /** The hash of no name. */
    private static final long NAMELESS = 0;

    /**
     * How old the count of customers may be: it moves the prior by the logarithm. Counting a million takes half a second, which
     * somebody's contact waits for; so many do not double within an hour.
     */
    private static final Duration COUNT_AGE = Duration.ofMinutes(5);

    private static final Duration LARGE_COUNT_AGE = Duration.ofHours(1);
    private static final long LARGE = 100_000;

    @Inject
    @WithinBrand
    Sql sql;

    /** One entry a brand. */
    private final Map<TenantId, Size> sizes = new ConcurrentHashMap<>();

    /** How many customers there were. */
    private record Size(long customers, long nanos) {
        boolean isOld() {
            Duration age = Duration.ofNanos(System.nanoTime() - nanos);
            return age.compareTo(customers < LARGE ? COUNT_AGE : LARGE_COUNT_AGE) > 0;
        }
    }

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

    /**
     * Claims the keys of an identity that has just been added: nobody can have said yet who it is not, and nothing is filed of it.
     */
    public Claim claimNew(long identity, Filing filing) {
        return new Claim(identity, filing, Set.of(), true);
    }

    /** Claims the keys of an identity that may be filed under some of them; what it was filed under before stays. */
    public Claim claim(long identity, Filing filing) {
        return new Claim(identity, filing, filed(identity), false);
    }

    /** The index as it stands, for whoever only asks and decides nothing: nobody is waited for. */
    public Index asItStands() {
        return new Tables() {
            @Override
            public Found find(long asking, List<Probe> probes) {
                // Customers whom no key found are asked about, too: who was set apart matters in any case.
                Found found = KeyIndex.this.find(asking, probes, Map.of(), one -> Set.of());
                return new Found(found.candidates(), found.spreads(), apart(asking));
            }
        };
    }

    /** What is the same of the brand's index whoever asks. */
    private abstract class Tables implements Index {
        @Override
        public List<Candidate> candidates(Set<Long> customers) {
            return known(customers);
        }

        @Override
        public long size() {
            return KeyIndex.this.size();
        }
    }

    /**
     * The keys of one identity, counted and not yet filed; and the index as the others stand in it, without what was counted just
     * now.
     *
     * <p>Two identities with a key in common wait for each other here: the second goes on when the first's transaction has ended,
     * and then sees what it wrote. In the order of the hashes, so that they cannot wait in a circle.
     */
    public final class Claim extends Tables {
        private final long identity;
        private final Filing filing;
        private final boolean newcomer;
        private final NavigableMap<Long, Integer> counted = new TreeMap<>();
        private final TreeSet<Long> finding = new TreeSet<>();

        private Claim(long identity, Filing filing, Set<Long> before, boolean newcomer) {
            this.identity = identity;
            this.filing = filing;
            this.newcomer = newcomer;
            // Waited for, though counted already.
            Keys.identifying(filing).forEach(key -> counted.put(stored(key), 0));
            for (Probe probe : filing.keys()) {
                long hash = stored(probe.key());
                if (probe.retrieve() && !before.contains(hash)) {
                    finding.add(hash);
                    counted.put(hash, 1);
                } else if (!probe.retrieve() && before.isEmpty()) {
                    counted.put(hash, 1);
                }
            }
            count(counted);
        }

        @Override
        public Found find(long asking, List<Probe> probes) {
            return KeyIndex.this.find(asking, probes, counted, newcomer ? one -> Set.of() : KeyIndex.this::apart);
        }

        /** From now on the identity is found by its keys. */
        public void file() {
            if (finding.isEmpty()) {
                return;
            }
            List<Object> values = new ArrayList<>();
            finding.forEach(hash -> values.addAll(List.of(CustomerStore.tenant(), hash, identity, filing.name())));
            sql.update(
                    "INSERT INTO identity_key (tenant_id, key_hash, identity_id, name_hash) VALUES (?, ?, ?, ?)"
                            + ", (?, ?, ?, ?)".repeat(finding.size() - 1),
                    values.toArray());
        }
    }

    private Found find(long identity, List<Probe> probes, Map<Long, Integer> own, LongFunction<Set<Long>> apart) {
        Map<Long, Owned> owned = owned(probes, own);
        Map<Index.Key, Spread> spreads = new HashMap<>();
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
                : new Found(known(customers), spreads, apart.apply(identity));
    }

    /** Of the customers who share keys, each list those of one key, the ones worth looking at: who shares the rarest first. */
    private static Set<Long> promising(List<List<Long>> sharing) {
        sharing.sort(Comparator.comparingInt(List::size));
        Set<Long> promising = new LinkedHashSet<>();
        Set<Long> once = new HashSet<>();
        for (List<Long> customers : sharing) {
            for (long customer : customers) {
                if (promising.size() < Index.CANDIDATES && (customers.size() <= Index.FEW || !once.add(customer))) {
                    promising.add(customer);
                }
            }
        }
        return promising;
    }

    /** How the keys are spread and who has them, without the asker's own counts. */
    private Map<Long, Owned> owned(List<Probe> probes, Map<Long, Integer> own) {
        if (probes.isEmpty()) {
            return Map.of();
        }
        TreeSet<Long> hashes = new TreeSet<>();
        TreeMap<Integer, TreeSet<Long>> byCrowd = new TreeMap<>();
        for (Probe probe : probes) {
            long hash = stored(probe.key());
            hashes.add(hash);
            if (probe.retrieve()) {
                byCrowd.computeIfAbsent(probe.crowd() + own.getOrDefault(hash, 0), crowd -> new TreeSet<>())
                        .add(hash);
            }
        }
        List<Object> values = new ArrayList<>();
        List<String> few = new ArrayList<>();
        byCrowd.forEach((crowd, of) -> {
            List<Long> padded = CustomerStore.padded(of);
            few.add("s.identities <= ? AND s.key_hash IN (" + CustomerStore.marks(padded.size()) + ")");
            values.add(crowd);
            values.addAll(padded);
        });
        List<Long> all = CustomerStore.padded(hashes);
        values.add(CustomerStore.tenant());
        values.addAll(all);
        Map<Long, Owned> owned = new HashMap<>();
        sql.list(
                "SELECT s.key_hash, s.identities, s.generic, k.identity_id, k.name_hash, l.customer_id FROM identity_key_spread s"
                        + " LEFT JOIN (identity_key k JOIN identity_link l ON l.tenant_id = k.tenant_id AND l.living = k.identity_id)"
                        + " ON k.tenant_id = s.tenant_id AND k.key_hash = s.key_hash AND s.generic = FALSE"
                        + " AND (" + (few.isEmpty() ? "FALSE" : String.join(" OR ", few)) + ")"
                        + " WHERE s.tenant_id = ? AND s.key_hash IN (" + CustomerStore.marks(all.size()) + ")",
                row -> {
                    long key = row.getLong(1);
                    int identities = row.getInt(2) - own.getOrDefault(key, 0);
                    boolean generic = row.getBoolean(3);
                    if (identities == 0 && !generic) {
                        return false;
                    }
                    Owned of = owned.computeIfAbsent(key, hash -> new Owned(identities, generic, new ArrayList<>()));
                    long owner = row.getLong(4);
                    return row.wasNull() || of.owners().add(new Owner(owner, row.getLong(6), row.getLong(5)));
                },
                values.toArray());
        return owned;
    }

    /** The customers in the order given, each with the newest identities that it has now and what is known of them. */
    private List<Candidate> known(Set<Long> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<Long, NavigableMap<Long, List<Feature>>> customers = new LinkedHashMap<>();
        wanted.forEach(customer -> customers.put(customer, new TreeMap<>(Comparator.reverseOrder())));
        List<Long> padded = CustomerStore.padded(wanted);
        sql.list(
                "SELECT m.customer_id, m.identity_id, f.kind, f.provenance, f.value, f.seen_at FROM identity_link m"
                        + " LEFT JOIN identity_feature f ON f.tenant_id = m.tenant_id AND f.identity_id = m.identity_id"
                        + " WHERE m.tenant_id = ? AND m.customer_id IN (" + CustomerStore.marks(padded.size())
                        + ") AND m.revoked_at IS NULL LIMIT 20000",
                row -> {
                    List<Feature> of = customers
                            .getOrDefault(row.getLong(1), new TreeMap<>())
                            .computeIfAbsent(row.getLong(2), one -> new ArrayList<>());
                    return row.getString(3) == null || of.add(CustomerStore.feature(row, 3));
                },
                CustomerStore.with(padded));
        return customers.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> new Candidate(
                        one.getKey(),
                        one.getValue().entrySet().stream()
                                .limit(Index.MEMBERS)
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

    private void count(NavigableMap<Long, Integer> more) {
        if (more.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>();
        more.forEach((hash, one) -> values.addAll(List.of(CustomerStore.tenant(), hash, one)));
        sql.update(
                "INSERT INTO identity_key_spread (tenant_id, key_hash, identities) VALUES (?, ?, ?)"
                        + ", (?, ?, ?)".repeat(more.size() - 1)
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

    private long size() {
        TenantId brand = TenantScope.current();
        Size known = sizes.get(brand);
        if (known == null || known.isOld()) {
            known = new Size(counted(), System.nanoTime());
            sizes.put(brand, known);
        }
        return known.customers();
    }

    private long counted() {
        return sql.first(
                        "SELECT COUNT(*) FROM customer WHERE tenant_id = ?",
                        row -> Math.max(1, row.getLong(1)),
                        CustomerStore.tenant())
                .orElse(1L);
    }

    /** Type and hash in one column, so that the database can look many up in one range of its index. */
    static long stored(Index.Key key) {
        return key.hash() ^ (key.type() * 0x9E37_79B9_7F4A_7C15L);
    }
}
