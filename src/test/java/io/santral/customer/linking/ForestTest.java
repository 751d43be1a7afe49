package io.santral.customer.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.santral.customer.linking.Forest.Change;
import io.santral.customer.linking.Forest.Edge;
import io.santral.customer.linking.Forest.Move;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ForestTest {
    private static final int PROGRAMS = 10_000;

    private final AtomicLong ids = new AtomicLong(1_000);

    @Test
    void whoIsMergedBelongsToTheOtherAndTheOldIdLeadsThere() {
        Forest forest = of(3);
        assertThat(forest.merge(10, 2, 1).moves()).containsExactly(new Move(2, 2, 1));
        assertThat(forest.root(2)).isEqualTo(1);
        assertThat(forest.whole(1)).containsExactly(1L, 2L);
        assertThat(forest.whole(3)).containsExactly(3L);
    }

    @Test
    void aMergeOfMergedOnesTakesAllAlongAndItsUndoBringsThemBack() {
        Forest forest = of(4);
        forest.merge(10, 2, 1);
        forest.merge(11, 4, 3);
        assertThat(forest.merge(12, 1, 3).moves()).containsExactly(new Move(1, 1, 3), new Move(2, 1, 3));
        assertThat(forest.undo(10).moves()).containsExactly(new Move(2, 3, 2));
        assertThat(forest.undo(12).moves()).containsExactly(new Move(1, 3, 1));
        assertThat(forest.whole(3)).containsExactly(3L, 4L);
    }

    @Test
    void whoCameBecauseOfAPartGoesWithThatPart() {
        Forest forest = of(3);
        forest.merge(10, 2, 1);
        forest.merge(11, 3, 2);
        assertThat(forest.root(3)).isEqualTo(1);
        assertThat(forest.undo(10).moves()).containsExactly(new Move(2, 1, 2), new Move(3, 1, 2));
    }

    @Test
    void whoIsTakenOutOfTheMiddleTearsNobodyElseApart() {
        Forest forest = of(3);
        forest.merge(10, 2, 1);
        forest.merge(11, 3, 2);
        Change change = forest.split(Set.of(2L), ids::incrementAndGet);
        assertThat(change.moves()).containsExactly(new Move(2, 1, 2));
        assertThat(change.undone()).containsExactlyInAnyOrder(10L, 11L);
        assertThat(forest.whole(1)).containsExactly(1L, 3L);
    }

    @Test
    void whatIsNoPartOfOneCustomerIsRefused() {
        Forest forest = of(3);
        forest.merge(10, 2, 1);
        for (Set<Long> side : List.of(Set.<Long>of(), Set.of(1L, 2L), Set.of(2L, 3L), Set.of(3L))) {
            assertThatThrownBy(() -> forest.split(side, ids::incrementAndGet))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(forest.whole(1)).containsExactly(1L, 2L);
    }

    @Test
    void edgesThatMakeNoForestAreRefused() {
        assertThatThrownBy(() -> new Forest(Set.of(1L), List.of(new Edge(10, 1, 2))))
                .hasMessageContaining("out of the forest");
        assertThatThrownBy(() -> new Forest(Set.of(1L, 2L), List.of(new Edge(10, 1, 2), new Edge(11, 2, 1))))
                .hasMessageContaining("circle");
        assertThatThrownBy(() -> new Forest(Set.of(1L, 2L, 3L), List.of(new Edge(10, 1, 2), new Edge(11, 1, 3))))
                .hasMessageContaining("merged already");
    }

    /** Ten thousand programs of merges, undos and splits: after each merge, its undo gives back what was, to the last root. */
    @Test
    void undoOfAMergeIsAsIfItHadNeverBeen() {
        Random random = new Random(20261122);
        for (int program = 0; program < PROGRAMS; program++) {
            Forest forest = program(random, 2 + random.nextInt(12));
            Map<Long, Long> before = roots(forest);
            long id = ids.incrementAndGet();
            Change merged = forest.merge(id, any(random, before), any(random, before));
            Change undone = forest.undo(id);
            assertThat(roots(forest)).isEqualTo(before);
            assertThat(forest.undo(id).isNothing()).as("once is enough").isTrue();
            assertThat(undone.moves())
                    .isEqualTo(merged.moves().stream()
                            .map(move -> new Move(move.born(), move.to(), move.from()))
                            .toList());
        }
    }

    /** What stands is what the living edges say, in whatever order they came; moves tell exactly the difference. */
    @Test
    void theOrderOfMergesAndUndosDoesNotMatter() {
        Random random = new Random(4711);
        for (int program = 0; program < PROGRAMS; program++) {
            Map<Long, Edge> living = new HashMap<>();
            Forest forest = of(2 + random.nextInt(10));
            for (int step = 0; step < 12; step++) {
                Map<Long, Long> before = roots(forest);
                Change change = step(forest, random, before, new ArrayList<>(living.keySet()));
                change.undone().forEach(living::remove);
                change.made().forEach(edge -> living.put(edge.id(), edge));
                Map<Long, Long> expected = new TreeMap<>(before);
                change.moves()
                        .forEach(move ->
                                assertThat(expected.put(move.born(), move.to())).isEqualTo(move.from()));
                assertThat(roots(forest)).isEqualTo(expected);
                assertThat(roots(new Forest(before.keySet(), living.values()))).isEqualTo(expected);
            }
        }
    }

    @Test
    void aSplitKeepsEachSideTogether() {
        Random random = new Random(815);
        for (int program = 0; program < PROGRAMS; program++) {
            Forest forest = program(random, 3 + random.nextInt(10));
            List<Long> whole = new ArrayList<>(forest.whole(any(random, roots(forest))));
            if (whole.size() < 2) {
                continue;
            }
            long root = forest.root(whole.get(0));
            java.util.Collections.shuffle(whole, random);
            Set<Long> side = new TreeSet<>(whole.subList(0, 1 + random.nextInt(whole.size() - 1)));
            Set<Long> rest = new TreeSet<>(whole);
            rest.removeAll(side);
            forest.split(side, ids::incrementAndGet);
            assertThat(forest.whole(side.iterator().next())).isEqualTo(side);
            assertThat(forest.whole(rest.iterator().next())).isEqualTo(rest);
            assertThat(forest.root(root))
                    .as("the whole keeps its id where its root is")
                    .isEqualTo(root);
        }
    }

    private Forest program(Random random, int customers) {
        Forest forest = of(customers);
        List<Long> edges = new ArrayList<>();
        for (int step = random.nextInt(20); step > 0; step--) {
            Change change = step(forest, random, roots(forest), edges);
            edges.removeAll(change.undone());
            change.made().forEach(edge -> edges.add(edge.id()));
        }
        return forest;
    }

    private Change step(Forest forest, Random random, Map<Long, Long> customers, List<Long> edges) {
        int dice = random.nextInt(10);
        long one = any(random, customers);
        if (dice < 2 && !edges.isEmpty()) {
            return forest.undo(edges.get(random.nextInt(edges.size())));
        }
        if (dice < 4 && forest.whole(one).size() > 1) {
            return forest.split(Set.of(one), ids::incrementAndGet);
        }
        return forest.merge(ids.incrementAndGet(), one, any(random, customers));
    }

    private static long any(Random random, Map<Long, Long> customers) {
        return List.copyOf(customers.keySet()).get(random.nextInt(customers.size()));
    }

    private static Map<Long, Long> roots(Forest forest) {
        Map<Long, Long> roots = new TreeMap<>();
        for (long one = 1; one <= 20; one++) {
            if (!forest.whole(one).isEmpty()) {
                roots.put(one, forest.root(one));
            }
        }
        return roots;
    }

    private static Forest of(int customers) {
        return new Forest(LongStream.rangeClosed(1, customers).boxed().toList(), List.of());
    }
}
