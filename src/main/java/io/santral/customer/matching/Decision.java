package io.santral.customer.matching;

import io.santral.customer.Kind.Family;
import io.santral.customer.Provenance;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whose it is, and why. All of it may be stored and shown: values are masked.
 *
 * @param customer whose it is, or would be: present unless {@code APART}
 * @param member the customer's identity that shows what speaks most for it: what is merged belongs to that one, wherever it goes;
 *     present unless {@code APART}
 * @param posterior of the best customer, calibrated: 0 to 1
 * @param bits behind it, the prior included
 * @param evidence for the best customer, the strongest first
 * @param against the best customer, the strongest first
 * @param runnerUp the next best customer
 * @param guards what was checked before the outcome was allowed
 * @param model version of the model
 * @param suggestions the customers to ask about, the likeliest first, at most 3; at a merge who else it may be
 * @param near the other customers that came within {@link Matcher#NEAR} bits of what an automatic link takes, the likeliest first:
 *     after a merge the customer shows more, and who stands alone among these may be theirs too
 */
public record Decision(
        Outcome outcome,
        OptionalLong customer,
        OptionalLong member,
        double posterior,
        double bits,
        List<Evidence> evidence,
        List<Evidence> against,
        Optional<RunnerUp> runnerUp,
        List<Guard> guards,
        String model,
        List<Suggestion> suggestions,
        List<Long> near) {
    public enum Outcome {
        /** The identity is this customer's. */
        MERGE,
        /** Somebody must look. */
        SUGGEST,
        /** A customer of their own. */
        APART
    }

    /**
     * One thing that speaks for or against.
     *
     * @param messageKey of the sentence, {@code customer.evidence.<aspect>.<level>}, or {@code spelt} for the level; its parameters
     *     are {@code ours} and {@code theirs}
     * @param provenance the weaker of the two sides'
     * @param bits for if positive, against if negative
     * @param ours the newcomer's value, masked
     * @param theirs the customer's value, masked
     * @param claimedThere whether the customer only claims it, so that it is not known as theirs
     */
    public record Evidence(
            Family family,
            String messageKey,
            Provenance provenance,
            double bits,
            String ours,
            String theirs,
            boolean claimedThere) {}

    /** The next best customer, and by how many bits it is behind. */
    public record RunnerUp(long customer, double bits, double margin) {}

    /** A customer to ask about. */
    public record Suggestion(
            long customer, double posterior, double bits, List<Evidence> evidence, List<Evidence> against) {}

    /** What must hold before a link may be made without asking. */
    public enum Rule {
        /** The posterior reaches what an automatic link needs, without anything claimed. */
        SURE,
        /** Something verified, vouched for by a network, or from the register supports it. */
        SUPPORTED,
        /** The next best customer is far enough behind. */
        UNAMBIGUOUS,
        /** Nobody set them apart. */
        NOT_SET_APART,
        /** No two verified facts that cannot both be true of one person. */
        NO_CONFLICT,
        /** The customer does not grow into several people. */
        ONE_PERSON
    }

    /** A rule, and whether it held. */
    public record Guard(Rule rule, boolean held) {
        /** Of the sentence: {@code customer.guard.<rule>.<held|broken>}. */
        public String messageKey() {
            String word = rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
            return "customer.guard." + word + (held ? ".held" : ".broken");
        }
    }
}
