package io.santral.cases.merging;

import io.santral.cases.merging.Regrouping.Part;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What leaves a case together when its writer turns out to be somebody else: cases that were made one because their customers were taken
 * for one come apart as they were.
 *
 * @param home the case that it was in before the customers were one; empty for what came by other ways
 * @param interactions in the order of the case
 */
public record Homecoming(Optional<Long> home, List<Long> interactions) {
    /** How an interaction came into a case. */
    public enum Way {
        /** Its customer became another's, and the case an older one. */
        CUSTOMERS_MERGED,
        /** Its customer is another's no longer. */
        CUSTOMERS_PARTED,
        OTHER
    }

    /** An interaction came into a case, then. */
    public record Step(long caseId, Way way, Instant at) {}

    public Homecoming {
        interactions = List.copyOf(interactions);
    }

    /**
     * Where an interaction was before it was moved by the merge that is taken back, or by a later one.
     *
     * @param steps its whole way, oldest first
     * @param since when that merge was made
     */
    public static Optional<Long> home(List<Step> steps, Instant since) {
        Deque<Step> left = new ArrayDeque<>();
        for (int i = 1; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.way() == Way.CUSTOMERS_MERGED) {
                left.push(new Step(steps.get(i - 1).caseId(), step.way(), step.at()));
            } else if (step.way() == Way.CUSTOMERS_PARTED) {
                while (!left.isEmpty() && left.pop().caseId() != step.caseId()) {
                    // What was merged after that was taken back with it.
                }
            }
        }
        // The newest comes first.
        return left.stream()
                .filter(step -> !step.at().isBefore(since))
                .reduce((newer, older) -> older)
                .map(Step::caseId);
    }

    /**
     * What goes where; first what has a home.
     *
     * @param parts all that the case has, oldest first
     * @param leaving what one customer takes along
     * @param homes of those interactions that have one
     */
    public static List<Homecoming> of(List<Part> parts, List<Long> leaving, Map<Long, Long> homes) {
        Map<Long, Optional<Long>> whither = new HashMap<>();
        Map<Optional<Long>, List<Long>> groups = new LinkedHashMap<>();
        for (Part part : parts) {
            if (leaving.contains(part.interaction())) {
                // What was answered later goes with what it answers.
                Optional<Long> home = Optional.ofNullable(homes.get(part.interaction()))
                        .or(() -> part.answers().flatMap(one -> whither.getOrDefault(one, Optional.empty())));
                whither.put(part.interaction(), home);
                groups.computeIfAbsent(home, one -> new ArrayList<>()).add(part.interaction());
            }
        }
        Optional<List<Long>> rest = Optional.ofNullable(groups.remove(Optional.<Long>empty()));
        List<Homecoming> all = new ArrayList<>();
        groups.forEach((home, interactions) -> all.add(new Homecoming(home, interactions)));
        rest.ifPresent(interactions -> all.add(new Homecoming(Optional.empty(), interactions)));
        return all;
    }
}
