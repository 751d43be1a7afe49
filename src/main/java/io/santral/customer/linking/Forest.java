package io.santral.customer.linking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * The customers of a brand, or those of them that a decision is about, as a forest.
 *
 * <p>Every identity is born with a customer of its own. A merge is an edge from one of them into another, and who belongs together
 * is what hangs together: the id of the whole is that of its root. So nothing has to be remembered about how it was before: to
 * undo a merge is to take its edge away, in whatever order merges came and went, and what was merged into that part meanwhile
 * goes with it. The old id lives again by itself.
 *
 * <p>Not safe for threads.
 */
public final class Forest {
    /** A living merge. */
    public record Edge(long id, long from, long into) {}

    /** A customer that was born on its own, with what hangs together with it before and after. */
    public record Move(long born, long from, long to) {}

    /**
     * What is to be written.
     *
     * @param made edges that are new
     * @param undone ids of edges that stand no longer
     * @param moves who belongs to another whole than before, in the order of their ids
     */
    public record Change(List<Edge> made, List<Long> undone, List<Move> moves) {
        public Change {
            made = List.copyOf(made);
            undone = List.copyOf(undone);
            moves = List.copyOf(moves);
        }

        public boolean isNothing() {
            return made.isEmpty() && undone.isEmpty();
        }
    }

    private final NavigableSet<Long> born = new TreeSet<>();
    private final Map<Long, Edge> up = new HashMap<>();

    /**
     * The forest as it stands.
     *
     * @param born the customers as they were born, one for each identity
     * @param edges the living merges among them
     */
    public Forest(Collection<Long> born, Collection<Edge> edges) {
        this.born.addAll(born);
        edges.forEach(this::put);
    }

    private void put(Edge edge) {
        if (!born.contains(edge.from()) || !born.contains(edge.into())) {
            throw new IllegalArgumentException(edge + " leads out of the forest");
        }
        if (root(edge.into()) == edge.from()) {
            throw new IllegalArgumentException(edge + " would close a circle");
        }
        if (up.putIfAbsent(edge.from(), edge) != null) {
            throw new IllegalArgumentException(edge.from() + " is merged already");
        }
    }

    /** The id of the whole that the customer belongs to: its own, if it was not merged. */
    public long root(long customer) {
        long at = customer;
        for (Edge edge = up.get(at); edge != null; edge = up.get(at)) {
            at = edge.into();
        }
        return at;
    }

    /** All that hang together with the customer. */
    public NavigableSet<Long> whole(long customer) {
        long root = root(customer);
        NavigableSet<Long> whole = new TreeSet<>();
        born.stream().filter(one -> root(one) == root).forEach(whole::add);
        return whole;
    }

    /** The customer and all that was merged into it, which goes with it when its own merge is undone. */
    public NavigableSet<Long> below(long customer) {
        NavigableSet<Long> below = new TreeSet<>();
        for (long one : born) {
            long at = one;
            while (at != customer && up.containsKey(at)) {
                at = up.get(at).into();
            }
            if (at == customer) {
                below.add(one);
            }
        }
        return below;
    }

    /**
     * Makes one of two wholes. The id of {@code into}'s stays.
     *
     * @param into where to: not only a root, so that what was merged because of a part follows that part when it leaves
     * @return nothing, if they are one already
     */
    public Change merge(long id, long from, long into) {
        if (root(from) == root(into)) {
            return new Change(List.of(), List.of(), List.of());
        }
        NavigableMap<Long, Long> before = roots();
        Edge edge = new Edge(id, root(from), into);
        put(edge);
        return new Change(List.of(edge), List.of(), moves(before));
    }

    /** Takes a merge back. Nothing, if it does not stand any longer. */
    public Change undo(long id) {
        NavigableMap<Long, Long> before = roots();
        if (!up.values().removeIf(edge -> edge.id() == id)) {
            return new Change(List.of(), List.of(), List.of());
        }
        return new Change(List.of(), List.of(id), moves(before));
    }

    /**
     * Takes some out of their whole: they hang together afterwards, and so do those that stay. The oldest of each side that was
     * not merged gives it the id, so the whole keeps its own where its root stays.
     *
     * @param side a part of one whole, neither empty nor all of it
     * @param ids for new edges, where taking out tears a side
     */
    public Change split(Set<Long> side, LongSupplier ids) {
        if (side.isEmpty()) {
            throw new IllegalArgumentException("nobody to take out");
        }
        NavigableSet<Long> whole = whole(side.iterator().next());
        NavigableSet<Long> rest = new TreeSet<>(whole);
        rest.removeAll(side);
        if (!whole.containsAll(side) || rest.isEmpty()) {
            throw new IllegalArgumentException("not a part of one customer");
        }
        NavigableMap<Long, Long> before = roots();
        long root = root(whole.first());
        List<Edge> crossing = whole.stream()
                .map(up::get)
                .filter(edge -> edge != null && side.contains(edge.from()) != side.contains(edge.into()))
                .toList();
        crossing.forEach(edge -> up.remove(edge.from()));
        List<Edge> made = new ArrayList<>();
        for (Set<Long> part : List.of(new TreeSet<>(side), rest)) {
            TreeSet<Long> roots = new TreeSet<>();
            part.forEach(one -> roots.add(root(one)));
            long head = roots.contains(root) ? root : roots.first();
            roots.remove(head);
            for (long torn : roots) {
                Edge edge = new Edge(ids.getAsLong(), torn, head);
                put(edge);
                made.add(edge);
            }
        }
        return new Change(made, crossing.stream().map(Edge::id).toList(), moves(before));
    }

    private NavigableMap<Long, Long> roots() {
        NavigableMap<Long, Long> roots = new TreeMap<>();
        born.forEach(one -> roots.put(one, root(one)));
        return roots;
    }

    private List<Move> moves(NavigableMap<Long, Long> before) {
        List<Move> moves = new ArrayList<>();
        before.forEach((one, from) -> {
            long to = root(one);
            if (to != from) {
                moves.add(new Move(one, from, to));
            }
        });
        return moves;
    }
}
