package io.santral.customer;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why the engine decided as it did, as it was stored with the decision. Values are masked; sentences are keys of the message
 * catalogue with the values as parameters.
 *
 * @param posterior that they are one, from 0 to 1
 * @param bits behind it, the prior included
 * @param model which model decided
 */
public record Explanation(
        String outcome,
        double posterior,
        double bits,
        List<Evidence> evidence,
        List<Evidence> against,
        Optional<RunnerUp> runnerUp,
        List<Guard> guards,
        String model) {
    public Explanation {
        evidence = List.copyOf(evidence);
        against = List.copyOf(against);
        guards = List.copyOf(guards);
    }

    /**
     * What a person asks about before they say yes: of each family of evidence that nobody has proven, the strongest.
     *
     * @return in the order of the evidence
     */
    public List<Evidence> unproven() {
        Set<String> settled = new HashSet<>();
        evidence.stream().filter(Evidence::proven).map(Evidence::family).forEach(settled::add);
        return evidence.stream().filter(one -> settled.add(one.family())).toList();
    }

    /**
     * One thing that speaks for or against.
     *
     * @param bits below zero for what speaks against
     * @param claimedThere whether the customer that is asked about only claims it, so that it is not known as theirs
     */
    public record Evidence(
            String family,
            String key,
            String provenance,
            double bits,
            String ours,
            String theirs,
            boolean claimedThere) {
        /** Whether it rests on a proof or on the brand's own register. What a network vouches for can be forged. */
        boolean proven() {
            return provenance.equals(Provenance.VERIFIED.name()) || provenance.equals(Provenance.IMPORTED.name());
        }
    }

    /** Who else it could have been, and by how many bits they are behind. */
    public record RunnerUp(long customer, double bits, double margin) {}

    /** A rule that must hold before the engine may merge without asking. */
    public record Guard(String key, boolean held) {}
}
