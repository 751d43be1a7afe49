package io.santral.customer.matching;

import io.santral.customer.RegisterEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who in one brand has what: an inverted index from keys to identities, and how frequent values are. What is stored for an
 * identity is {@link Keys#filed}; what is asked for is {@link Keys#probes}.
 */
public interface Index {
    /** A key that no more customers share finds them alone; of keys that more share it takes two. */
    int FEW = 4;

    /** Customers that one question finds at most. */
    int CANDIDATES = 50;

    /** Identities of a customer that are compared at most. */
    int MEMBERS = 24;

    /**
     * What is asked for in one round trip.
     *
     * @param key of a kind that the rules chose, and a hash that is keyed with the brand's own secret
     * @param crowd its owners are wanted unless more customers than that share it; 0: only how many there are
     */
    record Probe(Key key, int crowd) {
        /** Whether the key finds anybody, or is only counted. */
        public boolean retrieve() {
            return crowd > 0;
        }
    }

    /**
     * Something to find identities by.
     *
     * @param type the kind of key, stable and short: it is stored
     * @param hash keyed with the brand's own secret
     */
    record Key(short type, long hash) {
        // What a record brings by itself is an eighth of the time of a decision.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.hash == hash && key.type == type;
        }

        @Override
        public int hashCode() {
            return (int) (hash ^ hash >>> 32) + type;
        }
    }

    /**
     * What the index keeps of an identity.
     *
     * @param keys those with {@code retrieve} find the identity, the others only count it
     * @param name of the name beside them, keyed like the keys, for {@link Spread#names}; 0 without a name
     */
    record Filing(List<Probe> keys, long name) {}

    /**
     * How a key is spread.
     *
     * @param identities how many identities have it
     * @param customers how many customers
     * @param names how many distinct names stand beside it; may stop counting at 7
     * @param generic marked as no evidence: a switchboard, {@code test@test.com}
     */
    record Spread(int identities, int customers, int names, boolean generic) {
        static final Spread NOBODY = new Spread(0, 0, 0, false);
    }

    /** A customer of whom an identity has a retrieved key. What their identities show together is found once and kept. */
    final class Candidate {
        private final long customer;
        private final List<Profile> members;
        private volatile @Nullable Portrait portrait;

        /** With the customer's newest {@link #MEMBERS} identities. */
        public Candidate(long customer, List<Profile> members) {
            this.customer = customer;
            this.members = List.copyOf(members);
        }

        /** The customer with one identity more, of which only the newest are kept. */
        Candidate with(Profile more) {
            int dropped = Math.max(0, members.size() + 1 - MEMBERS);
            List<Profile> newest = new ArrayList<>(members.subList(dropped, members.size()));
            newest.add(more);
            Candidate grown = new Candidate(customer, newest);
            Portrait before = portrait;
            if (dropped == 0 && before != null) {
                grown.portrait = new Portrait(before, more);
            }
            return grown;
        }

        public long customer() {
            return customer;
        }

        public List<Profile> members() {
            return members;
        }

        /** Whether it is one of the brand's own list, of which no two are one. */
        public boolean registered() {
            return members.stream().anyMatch(member -> RegisterEntry.isOne(member.features()));
        }

        Portrait portrait() {
            Portrait found = portrait;
            if (found == null) {
                found = new Portrait(members);
                portrait = found;
            }
            return found;
        }
    }

    /**
     * The answer.
     *
     * @param candidates at most {@link #CANDIDATES}, those with the rarest shared keys first; owners of keys that
     *     are shared by more than their {@link Probe#crowd} are left out, and so is who has only one of the asked keys if more than
     *     {@link #FEW} customers share it
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

    /** These customers, those that there are; at most {@link #CANDIDATES} may be wanted. */
    List<Candidate> candidates(Set<Long> customers);

    /** How many customers the brand has, at least 1; may lag. */
    long size();

    /** The same index without some of the customers; how keys are spread stays as it is. */
    default Index without(Predicate<Candidate> left) {
        Index all = this;
        return new Index() {
            @Override
            public Found find(long identity, List<Probe> probes) {
                Found found = all.find(identity, probes);
                return new Found(
                        found.candidates().stream().filter(left.negate()).toList(), found.spreads(), found.apart());
            }

            @Override
            public List<Candidate> candidates(Set<Long> customers) {
                return all.candidates(customers).stream().filter(left.negate()).toList();
            }

            @Override
            public long size() {
                return all.size();
            }
        };
    }
}
