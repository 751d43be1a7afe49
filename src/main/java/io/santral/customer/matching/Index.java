package io.santral.customer.matching;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who in one brand has what: an inverted index from keys to identities, and how frequent values are. */
public interface Index {
    /**
     * What is asked for in one round trip.
     *
     * @param key of a kind that the rules chose, and a hash that is keyed with the brand's own secret
     * @param retrieve whether its owners are wanted, or only how many there are
     */
    record Probe(Key key, boolean retrieve) {}

    /**
     * Something to find identities by.
     *
     * @param type the kind of key, stable and short: it is stored
     * @param hash keyed with the brand's own secret
     */
    record Key(short type, long hash) {}

    /**
     * How a key is spread.
     *
     * @param identities how many identities have it
     * @param customers how many customers
     * @param names how many distinct names stand beside it
     * @param generic marked as no evidence: a switchboard, {@code test@test.com}
     */
    record Spread(int identities, int customers, int names, boolean generic) {}

    /** A customer with identities that share a retrieved key: their newest 24. */
    record Candidate(long customer, List<Profile> members) {}

    /**
     * The answer.
     *
     * @param candidates at most 50, those with the rarest shared keys first
     * @param spreads of every probe that anybody has
     * @param apart customers from whom the identity was set apart by a person; they are candidates like others
     */
    record Found(List<Candidate> candidates, Map<Key, Spread> spreads, Set<Long> apart) {}

    /**
     * Asks.
     *
     * @param identity who asks, for the constraints; may be unknown to the index
     */
    Found find(long identity, List<Probe> probes);

    /** How many customers the brand has, at least 1; may lag. */
    long size();
}
