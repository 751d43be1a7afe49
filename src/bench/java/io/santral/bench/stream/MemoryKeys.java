package io.santral.bench.stream;

import io.santral.customer.matching.Index;
import io.santral.customer.matching.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/**
 * The inverted index of one brand in memory, answering as {@code customer.store.KeyIndex} does: keys belong to identities, and
 * whose an identity is, is asked when it is needed, so that merges and their undoing need no filing.
 */
final class MemoryKeys implements Index {
    private final LongUnaryOperator customerOf;
    private final LongFunction<List<Profile>> members;
    private final Function<Long, Set<Long>> apart;
    private final Map<Key, Posting> postings = new HashMap<>();
    private final Map<Long, Set<Key>> filed = new HashMap<>();

    /**
     * @param customerOf whose an identity is now
     * @param members the identities of a customer, newest first
     * @param apart customers from whom an identity was set apart
     */
    MemoryKeys(LongUnaryOperator customerOf, LongFunction<List<Profile>> members, Function<Long, Set<Long>> apart) {
        this.customerOf = customerOf;
        this.members = members;
        this.apart = apart;
    }

    /** Files the identity; what it was filed under before stays. */
    void file(long identity, Filing filing) {
        boolean first = !filed.containsKey(identity);
        Set<Key> before = filed.computeIfAbsent(identity, one -> new HashSet<>());
        for (Probe probe : filing.keys()) {
            if (probe.retrieve() ? before.add(probe.key()) : first) {
                postings.computeIfAbsent(probe.key(), key -> new Posting())
                        .add(identity, filing.name(), probe.retrieve());
            }
        }
    }

    @Override
    public Found find(long identity, List<Probe> probes) {
        int widest = probes.stream().mapToInt(Probe::crowd).max().orElse(0);
        Map<Long, Integer> rarest = new HashMap<>();
        Map<Key, Spread> spreads = new HashMap<>();
        for (Probe probe : probes) {
            Posting posting = postings.get(probe.key());
            if (posting != null) {
                spreads.put(probe.key(), posting.identities <= widest ? spread(posting) : uncounted(posting));
                if (posting.identities <= probe.crowd()) {
                    for (long owner : posting.owners) {
                        if (owner != identity) {
                            rarest.merge(customerOf.applyAsLong(owner), posting.identities, Math::min);
                        }
                    }
                }
            }
        }
        List<Candidate> candidates = rarest.entrySet().stream()
                .sorted(Map.Entry.<Long, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .limit(CANDIDATES)
                .map(Map.Entry::getKey)
                .map(this::candidate)
                .toList();
        return new Found(candidates, spreads, apart.apply(identity));
    }

    private Candidate candidate(long customer) {
        return new Candidate(
                customer,
                members.apply(customer).stream()
                        .sorted(Comparator.comparingLong(Profile::identity).reversed())
                        .limit(MEMBERS)
                        .toList());
    }

    @Override
    public List<Candidate> candidates(Set<Long> customers) {
        return customers.stream()
                .map(this::candidate)
                .filter(one -> !one.members().isEmpty())
                .toList();
    }

    private Spread spread(Posting posting) {
        long customers = posting.owners.stream()
                .mapToLong(customerOf::applyAsLong)
                .distinct()
                .count();
        return posting.owners.isEmpty()
                ? uncounted(posting)
                : new Spread(posting.identities, (int) customers, posting.names.size(), false);
    }

    private static Spread uncounted(Posting posting) {
        return new Spread(posting.identities, posting.identities, 0, false);
    }

    @Override
    public long size() {
        return Math.max(1, filed.size());
    }

    /** Who has a key. */
    private static final class Posting {
        private final List<Long> owners = new ArrayList<>(1);
        private final Set<Long> names = new HashSet<>(2);
        private int identities;

        void add(long identity, long name, boolean finds) {
            identities++;
            if (finds) {
                owners.add(identity);
                if (name != 0) {
                    names.add(name);
                }
            }
        }
    }
}
