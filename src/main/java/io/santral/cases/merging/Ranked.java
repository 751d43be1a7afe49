package io.santral.cases.merging;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A case and what speaks for it.
 *
 * @param posterior how likely the interaction belongs to it, from 0 to 1; 0 for another customer's case
 * @param evidence weightiest first, for and against
 * @param guards what keeps it from being joined, however likely
 */
public record Ranked(long id, double posterior, double bits, List<Evidence> evidence, List<Guard> guards) {
    public Ranked {
        evidence = evidence.stream()
                .sorted(Comparator.comparingDouble((Evidence one) -> -Math.abs(one.bits()))
                        .thenComparing(Evidence::sign))
                .toList();
        guards = List.copyOf(guards);
    }

    /** What speaks for it most. */
    Optional<Sign> reason() {
        return evidence.stream()
                .filter(one -> one.bits() > 0)
                .map(Evidence::sign)
                .findFirst();
    }
}
