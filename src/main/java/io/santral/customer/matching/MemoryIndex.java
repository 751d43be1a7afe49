package io.santral.customer.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One brand's identities in memory: for tests, benchmarks and learning. Customers' ids are not 0. For one thread. */
public final class MemoryIndex implements Index {
    private static final int NAMES_COUNTED = 7;

    private final Keys keys;
    private final Map<Key, Posting> postings = new HashMap<>();
    private final Map<Long, Candidate> customers = new HashMap<>();
    private final Map<Long, Set<Long>> apart = new HashMap<>();

    public MemoryIndex(Keys keys) {
        this.keys = keys;
    }

    /** The identity is the customer's from now on. */
    public void add(Profile profile, long customer) {
        join(profile, customer);
        Filing filing = keys.filed(profile);
        for (Probe probe : filing.keys()) {
            postings.computeIfAbsent(probe.key(), key -> new Posting()).add(customer, filing.name());
        }
    }

    private void join(Profile profile, long customer) {
        customers.compute(
                customer, (id, known) -> known == null ? new Candidate(id, List.of(profile)) : known.with(profile));
    }

    /** The identity, which was added to {@code from}, is {@code to}'s from now on. */
    void move(Profile profile, long from, long to) {
        List<Profile> left = new ArrayList<>(members(from));
        left.remove(profile);
        Set<Key> kept = new HashSet<>();
        if (left.isEmpty()) {
            customers.remove(from);
        } else {
            customers.put(from, new Candidate(from, left));
            left.forEach(member -> keys.filed(member).keys().forEach(probe -> kept.add(probe.key())));
        }
        join(profile, to);
        for (Probe probe : keys.filed(profile).keys()) {
            Posting posting = postings.computeIfAbsent(probe.key(), key -> new Posting());
            if (!kept.contains(probe.key())) {
                posting.customers.remove(from);
            }
            posting.customers.add(to);
        }
    }

    /** The customer's newest {@link #MEMBERS} identities; none if there is no such customer. */
    List<Profile> members(long customer) {
        Candidate known = customers.get(customer);
        return known == null ? List.of() : known.members();
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
                if (posting.customers.size() <= probe.crowd()) {
                    found.add(posting);
                }
            }
        }
        found.sort(Comparator.comparingInt(posting -> posting.customers.size()));
        Map<Long, Candidate> candidates = new LinkedHashMap<>();
        LongSet once = new LongSet();
        for (Posting posting : found) {
            boolean few = posting.customers.size() <= FEW;
            for (long customer : posting.customers.toArray()) {
                if (candidates.size() < CANDIDATES && (few || !once.add(customer))) {
                    candidates.computeIfAbsent(customer, customers::get);
                }
            }
        }
        return new Found(List.copyOf(candidates.values()), spreads, apart.getOrDefault(identity, Set.of()));
    }

    @Override
    public List<Candidate> candidates(Set<Long> wanted) {
        return wanted.stream()
                .flatMap(customer -> Stream.ofNullable(customers.get(customer)))
                .toList();
    }

    @Override
    public long size() {
        return Math.max(1, customers.size());
    }

    /** Who has a key. */
    private static final class Posting {
        private final LongSet customers = new LongSet();
        private long name;

        /** Made for a second name: most keys have one. */
        private @Nullable LongSet names;

        private int identities;
        private boolean generic;

        void add(long customer, long beside) {
            identities++;
            customers.add(customer);
            count(beside);
        }

        private void count(long another) {
            if (another == 0 || another == name) {
                return;
            }
            if (name == 0) {
                name = another;
                return;
            }
            if (names == null) {
                names = new LongSet();
                names.add(name);
            }
            if (names.size() < NAMES_COUNTED) {
                names.add(another);
            }
        }

        private int names() {
            return names != null ? names.size() : name == 0 ? 0 : 1;
        }

        Spread spread() {
            return new Spread(identities, customers.size(), names(), generic);
        }
    }
}
