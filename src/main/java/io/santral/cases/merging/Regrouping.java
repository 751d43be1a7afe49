package io.santral.cases.merging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose a case is, by whose its interactions are now, and what does not belong to it any longer. A case is its first writer's;
 * what others wrote leaves it, each writer's together, and what the brand wrote goes with what it answers.
 *
 * @param owner empty if the customer wrote nothing that is left
 * @param leaving by customer, in the order of the interactions
 */
public record Regrouping(Optional<Long> owner, Map<Long, List<Long>> leaving) {
    /**
     * An interaction of the case.
     *
     * @param customer whose identity wrote it now; empty for the brand's own
     * @param answers the interaction that it answers
     */
    public record Part(long interaction, Optional<Long> customer, Optional<Long> answers) {}

    /**
     * Regroups a case.
     *
     * @param parts all that it has, oldest first
     */
    public static Regrouping of(List<Part> parts) {
        Optional<Long> owner =
                parts.stream().flatMap(part -> part.customer().stream()).findFirst();
        if (owner.isEmpty()) {
            return new Regrouping(owner, Map.of());
        }
        Map<Long, Long> whose = new HashMap<>();
        Map<Long, List<Long>> leaving = new LinkedHashMap<>();
        for (Part part : parts) {
            long customer =
                    part.customer().or(() -> part.answers().map(whose::get)).orElse(owner.get());
            whose.put(part.interaction(), customer);
            if (customer != owner.get()) {
                leaving.computeIfAbsent(customer, somebody -> new ArrayList<>()).add(part.interaction());
            }
        }
        return new Regrouping(owner, leaving);
    }
}
