package io.santral.cases.merging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The decision about one interaction, and all that led to it.
 *
 * @param ranked the candidates, likeliest first; another customer's last. For {@link Outcome#JOIN} the first is joined, for
 *     {@link Outcome#SUGGEST} the first three are to be looked at, for {@link Outcome#NEW} they are what else there was
 * @param fresh how likely the matter is a new one, from 0 to 1
 */
public record Joining(Outcome outcome, List<Ranked> ranked, double fresh) {
    /** What becomes of the interaction. */
    public enum Outcome {
        /** It belongs to the case. */
        JOIN,
        /** It gets a case of its own, and an agent is asked whether it belongs to one of these. */
        SUGGEST,
        /** It gets a case of its own. */
        NEW
    }

    /** What is joined without asking: at 0.97 more than one join in a hundred was wrong of 20,000 customers (ADR 0014). */
    static final double JOINS = 0.975;

    /** What is joined without asking when customers turn out to be one: at 0.99 one such join in 66 was wrong (ADR 0014). */
    static final double REUNITES = 0.995;

    static final double SUGGESTS = 0.5;
    private static final int SUGGESTIONS = 3;

    /** Less likely than so, nobody is asked whether a case is the same matter. */
    private static final double ASKS = 0.2;

    /** A related case is worth mentioning from here on. */
    private static final double RELATED = 0.05;

    public Joining {
        ranked = List.copyOf(ranked);
    }

    /**
     * Weighs each candidate, and the possibility that none is right, which has 0 bits.
     *
     * @param candidates in whatever order; each with another id
     */
    public static Joining decide(Contact contact, List<Candidate> candidates) {
        return decide(contact, candidates, Weights.shipped());
    }

    /** The same by other weights than the shipped ones: to learn them, and to try what was learned. */
    public static Joining decide(Contact contact, List<Candidate> candidates, Weights weights) {
        Weighing weighing = new Weighing(contact, candidates, weights);
        List<Ranked> own =
                candidates.stream().filter(Candidate::own).map(weighing::rank).toList();
        // A new matter has 0 bits.
        double total =
                1 + own.stream().mapToDouble(one -> Math.pow(2, one.bits())).sum();
        List<Ranked> ranked = new ArrayList<>();
        own.stream()
                .map(one ->
                        new Ranked(one.id(), Math.pow(2, one.bits()) / total, one.bits(), one.evidence(), one.guards()))
                .sorted(Comparator.comparingDouble(Ranked::bits).reversed().thenComparing(Ranked::id))
                .forEach(ranked::add);
        candidates.stream()
                .filter(candidate -> !candidate.own())
                .map(candidate -> new Ranked(candidate.id(), 0, 0, List.of(), List.of(Guard.FOREIGN)))
                .sorted(Comparator.comparingLong(Ranked::id))
                .forEach(ranked::add);
        return new Joining(outcome(contact, ranked, candidates), ranked, 1 / total);
    }

    private static Outcome outcome(Contact contact, List<Ranked> ranked, List<Candidate> candidates) {
        double best = ranked.isEmpty() ? 0 : ranked.get(0).posterior();
        if (!contact.certain()) {
            return Outcome.NEW;
        }
        if (best >= JOINS && ranked.get(0).guards().isEmpty()) {
            return Outcome.JOIN;
        }
        boolean answersAnother = candidates.stream()
                .anyMatch(candidate -> !candidate.own()
                        && (candidate.pointed(Candidate.Pointer.TOKEN)
                                || candidate.pointed(Candidate.Pointer.REFERENCE)));
        return best > SUGGESTS || answersAnother ? Outcome.SUGGEST : Outcome.NEW;
    }

    /**
     * The decision about a whole case whose customer turned out to be another's too. It takes more to join it, since more moves than one
     * message; and whoever said that they are one is there to be asked.
     */
    public Joining reunited() {
        return outcome == Outcome.JOIN && ranked.get(0).posterior() < REUNITES
                ? new Joining(Outcome.SUGGEST, ranked, fresh)
                : this;
    }

    /** The case that is joined; empty if the interaction gets one of its own. */
    public Optional<Long> caseId() {
        return outcome == Outcome.JOIN ? Optional.of(ranked.get(0).id()) : Optional.empty();
    }

    /**
     * The cases to show beside the new one: for a suggestion the likeliest and whatever the interaction answers, at most three; for a
     * new matter the one related case, if there is a likely one.
     */
    public List<Ranked> shown() {
        return switch (outcome) {
            case JOIN -> List.of();
            case SUGGEST ->
                ranked.stream()
                        .filter(one ->
                                one.posterior() >= RELATED || one.guards().contains(Guard.FOREIGN))
                        .limit(SUGGESTIONS)
                        .toList();
            case NEW ->
                ranked.stream()
                        .filter(one -> one.posterior() >= RELATED)
                        .limit(1)
                        .toList();
        };
    }

    /** What an agent is asked: the customer's own cases; one of somebody else's is no question about cases. */
    public List<Ranked> asked() {
        return outcome == Outcome.SUGGEST
                ? shown().stream().filter(one -> one.posterior() >= ASKS).toList()
                : List.of();
    }

    /** The case that came after the likeliest. */
    public Optional<Ranked> runnerUp() {
        return ranked.stream().skip(1).findFirst();
    }

    /** Why, in one word, as a key of the message catalogue: what spoke most for the case that is joined. */
    public String reason() {
        return switch (outcome) {
            case JOIN -> ranked.get(0).reason().map(Sign::key).orElse("joining.likeliest");
            case SUGGEST -> "joining.unsure";
            case NEW -> ranked.isEmpty() ? "joining.first-contact" : "joining.new-matter";
        };
    }
}
