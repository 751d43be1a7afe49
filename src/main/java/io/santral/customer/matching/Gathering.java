package io.santral.customer.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gathers a register's identities into customers, one after another. Each is decided about when it comes; two things that depend on
 * who came first are looked at once more, so that the order matters little:
 *
 * <ul>
 *   <li>Who came near a customer is decided about again when that one has grown: the identity that stands alone, or the oldest few
 *       of a customer's, of which most must agree.
 *   <li>A customer that has grown to 12 and to 24 identities is taken apart again if it is several people.
 * </ul>
 *
 * <p>As everywhere, a customer has the number of one of its identities. For one thread.
 */
public final class Gathering {
    /** Identities of a customer at which it is looked at as a whole; the last is {@link Index#MEMBERS}. */
    private static final Set<Integer> GROWN = Set.of(12, Index.MEMBERS);

    /** Of a customer that came near another so many identities are decided about again at most. */
    private static final int ASKED = 3;

    private final Keys keys;
    private final Matcher matcher;
    private final Model model;
    private final MemoryIndex index;
    private final Map<Long, Long> customers = new HashMap<>();

    public Gathering(Keys keys, Model model) {
        this.keys = keys;
        this.matcher = new Matcher(keys);
        this.model = model;
        this.index = new MemoryIndex(keys);
    }

    /** Decides whose an identity is, and about those anew whom it brings nearer. Its number is neither 0 nor another's. */
    public void add(Profile profile) {
        Decision decision = matcher.decide(profile, index, model);
        boolean merge = decision.outcome() == Decision.Outcome.MERGE;
        long customer = merge ? decision.customer().orElseThrow() : profile.identity();
        index.add(profile, customer);
        customers.put(profile.identity(), customer);
        if (merge) {
            grown(customer);
            decision.near().forEach(this::again);
        }
    }

    /** The number of the identity's customer, as far as everything that came tells. */
    public long customer(long identity) {
        Long customer = customers.get(identity);
        if (customer == null) {
            throw new IllegalArgumentException("identity " + identity + " was not added");
        }
        return customer;
    }

    /** Whether they are another's by now: then most of their oldest would be, if they came now. */
    private void again(long customer) {
        List<Profile> members = index.members(customer);
        Index others = index.without(candidate -> candidate.customer() == customer);
        List<Profile> asked = members.subList(0, Math.min(ASKED, members.size()));
        Map<Long, Integer> yes = new HashMap<>();
        int no = 0;
        for (int i = 0; i < asked.size() && no * 2 < asked.size(); i++) {
            Decision decision = matcher.decide(asked.get(i), others, model);
            if (decision.outcome() == Decision.Outcome.MERGE) {
                long into = decision.customer().orElseThrow();
                if (yes.merge(into, 1, Integer::sum) * 2 > asked.size()) {
                    members.forEach(member -> move(member, customer, into));
                    grown(into);
                    return;
                }
            } else {
                no++;
            }
        }
    }

    private void grown(long customer) {
        List<Profile> members = index.members(customer);
        if (!GROWN.contains(members.size())) {
            return;
        }
        List<List<Profile>> parts = Parts.of(members, keys, index, model);
        for (List<Profile> part : parts) {
            long number = part.stream().mapToLong(Profile::identity).min().orElseThrow();
            if (part.stream().noneMatch(member -> member.identity() == customer)) {
                part.forEach(member -> move(member, customer, number));
            }
        }
    }

    private void move(Profile profile, long from, long to) {
        index.move(profile, from, to);
        customers.put(profile.identity(), to);
    }
}
