package io.santral.cases.merging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose an interaction may be, of which nobody knows who wrote it: who has a case about this very matter? It is never an answer, and
 * only ever a reason to ask: whoever reads a post can write about the same matter.
 */
public final class Whose {
    /** So many of the newest cases of its topic are looked at; two hundred found nobody more (ADR 0018). */
    public static final int NEWEST = 40;

    /** Less says nothing: everybody's cases are a little alike. */
    private static final double LEAST = 1;

    private Whose() {}

    /**
     * What the matter says for each customer. Only what is told counts: that it stands under the same post, or names the case's
     * number, it shares with whoever else writes there or read it.
     *
     * @param cases of each customer, as if the interaction were theirs
     * @return by customer, how many bits more likely it is that they write this than that somebody does who has no such case; those
     *     of at least 1 bit
     */
    public static Map<Long, Double> of(Contact contact, Map<Long, List<Candidate>> cases) {
        Map<Long, Double> bits = new HashMap<>();
        cases.forEach((customer, theirs) -> {
            Joining joining = Joining.decide(
                    contact, theirs.stream().map(Candidate::unpointed).toList());
            double likelier = -Math.log(joining.fresh()) / Math.log(2);
            if (likelier >= LEAST) {
                bits.put(customer, likelier);
            }
        });
        return bits;
    }
}
