package io.santral.cases.merging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A question that arises when two customers turn out to be one: whether the newer case of the one is the matter of an older case of the
 * other. It is weighed by the newer one's first message, by the rules that {@link Joining} has for a message that comes.
 *
 * @param older never empty; oldest first
 */
public record Reunion(long newer, List<Long> older) {
    /** More of a customer's cases are not looked at again; the newest are. */
    private static final int NEWEST = 20;

    /** What one case may have to be looked at again. */
    public static final int MOST = 200;

    /**
     * A case of one of the two, in which the customer said something.
     *
     * @param before whose it was before they were one
     * @param first the customer's first message in it
     * @param at when that was, by the provider's time
     * @param size how much it has
     */
    public record Side(long id, long before, long first, Instant at, int size) {}

    public Reunion {
        older = List.copyOf(older);
    }

    /**
     * What is to be asked, in this order. A case that was joined into another is neither asked about nor asked of any more.
     *
     * @param sides the cases that are one customer's now
     */
    public static List<Reunion> of(List<Side> sides) {
        Comparator<Side> oldestFirst =
                Comparator.comparing(Side::at).thenComparing(Side::first).thenComparing(Side::id);
        Map<Long, Integer> seen = new HashMap<>();
        List<Side> inOrder = sides.stream()
                .sorted(oldestFirst.reversed())
                .filter(one -> seen.merge(one.before(), 1, Integer::sum) <= NEWEST)
                .filter(one -> one.size() <= MOST)
                .sorted(oldestFirst)
                .toList();
        List<Reunion> all = new ArrayList<>();
        for (int i = 1; i < inOrder.size(); i++) {
            Side newer = inOrder.get(i);
            List<Long> older = inOrder.subList(0, i).stream()
                    .filter(one -> one.before() != newer.before())
                    .map(Side::id)
                    .toList();
            if (!older.isEmpty()) {
                all.add(new Reunion(newer.id(), older));
            }
        }
        return all;
    }
}
