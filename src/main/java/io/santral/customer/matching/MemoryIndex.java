package io.santral.customer.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One brand's identities in memory: for tests, benchmarks and learning. For one thread. */
public final class MemoryIndex implements Index {
    private static final int NAMES_COUNTED = 7;

    private final Keys keys;
    private final Map<Key, Posting> postings = new HashMap<>();
    private final Map<Long, List<Profile>> customers = new HashMap<>();
    private final Map<Long, Set<Long>> apart = new HashMap<>();

    public MemoryIndex(Keys keys) {
        this.keys = keys;
    }

    /** The identity is the customer's from now on. */
    public void add(Profile profile, long customer) {
        customers.computeIfAbsent(customer, id -> new ArrayList<>(2)).add(profile);
        Filing filing = keys.filed(profile);
        for (Probe probe : filing.keys()) {
            postings.computeIfAbsent(probe.key(), key -> new Posting()).add(customer, filing.name());
        }
    }

    /** A person said that the identity is not the customer's. */
    public void setApart(long identity, long customer) {
        apart.computeIfAbsent(identity, id -> new HashSet<>()).add(customer);
    }

    /** A person said that the key is no evidence. */
    public void markGeneric(Key key) {
        postings.computeIfAbsent(key, absent -> new Posting()).generic = true;
    }

    @Override
    public Found find(long identity, List<Probe> probes) {
        Map<Key, Spread> spreads = new HashMap<>(probes.size() * 2);
        List<Posting> found = new ArrayList<>(probes.size());
        for (Probe probe : probes) {
            Posting posting = postings.get(probe.key());
            if (posting != null) {
                spreads.put(probe.key(), posting.spread());
                if (probe.retrieve() && posting.size <= CROWD) {
                    found.add(posting);
                }
            }
        }
        found.sort(Comparator.comparingInt(posting -> posting.size));
        Map<Long, Candidate> candidates = new LinkedHashMap<>();
        for (Posting posting : found) {
            for (int i = 0; i < posting.size && candidates.size() < CANDIDATES; i++) {
                candidates.computeIfAbsent(posting.customers[i], id -> new Candidate(id, newest(id)));
            }
        }
        return new Found(List.copyOf(candidates.values()), spreads, apart.getOrDefault(identity, Set.of()));
    }

    @Override
    public long size() {
        return Math.max(1, customers.size());
    }

    private List<Profile> newest(long customer) {
        List<Profile> all = customers.getOrDefault(customer, List.of());
        return all.size() <= MEMBERS ? all : all.subList(all.size() - MEMBERS, all.size());
    }

    /** Who has a key. */
    private static final class Posting {
        private int identities;
        private long[] customers = new long[1];
        private int size;
        private final Set<Long> names = new HashSet<>(2);
        private boolean generic;

        void add(long customer, long name) {
            identities++;
            if (name != 0 && names.size() < NAMES_COUNTED) {
                names.add(name);
            }
            for (int i = size - 1; i >= 0; i--) {
                if (customers[i] == customer) {
                    return;
                }
            }
            if (size == customers.length) {
                customers = Arrays.copyOf(customers, size * 2);
            }
            customers[size++] = customer;
        }

        Spread spread() {
            return new Spread(identities, size, names.size(), generic);
        }
    }
}
