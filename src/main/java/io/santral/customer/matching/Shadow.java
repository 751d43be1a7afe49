package io.santral.customer.matching;

import io.santral.customer.Explanation;
import io.santral.customer.Kind.Family;
import io.santral.customer.Provenance;
import io.santral.customer.matching.Trait.Worth;
import io.santral.shared.Binomial;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides again, with another model, what was decided and what people have judged since: from the evidence as it was told with the
 * decision, so what is known of the customer today plays no part. What agreed, how far, and what the brand's size and rarities
 * made of it stays; how much an agreement is worth, and the calibration, are the model's. Guards are no part of a model: one that
 * did not hold then does not hold now.
 */
public final class Shadow {
    /** With fewer judged decisions nothing can be told. */
    public static final int FEWEST = 50;

    private static final double CONFIDENCE = 0.95;
    private static final String EVIDENCE = "customer.evidence.";
    private static final String SURE = "customer.guard.sure.";
    private static final String MERGED = "MERGE";

    /** Whose values are counted ({@link Keys}). */
    private static final Set<Aspect> COUNTED = EnumSet.of(
            Aspect.GIVEN,
            Aspect.SURNAME,
            Aspect.FURTHER_NAME,
            Aspect.BIRTH,
            Aspect.BIRTH_PLACE,
            Aspect.STREET,
            Aspect.CITY,
            Aspect.POST_CODE,
            Aspect.OCCUPATION);

    /**
     * What is known of a decision.
     *
     * @param same whether they are one person, as people say
     * @param weight how many decisions it stands for, see {@link Calibration.Judged}
     */
    public record Known(Explanation told, boolean same, double weight) {}

    /**
     * What a model would have merged without asking, and how much of it wrongly.
     *
     * @param wrong of them, at most {@code merged}
     */
    public record Tally(int merged, int wrong) {
        /** The exact upper 95 % bound of its rate of false merges; 1 if it merged nothing. */
        public double bound() {
            return Binomial.upperBound(wrong, merged, CONFIDENCE);
        }
    }

    /** What comes of a comparison. */
    public enum Verdict {
        /**
         * The candidate's bound is not worse, and on the same decisions it merges no more wrongly. The bound alone could be
         * talked down: who says yes to thousands of questions lets a careless model merge them all, beside which three wrong
         * ones are few.
         */
        NOT_WORSE,
        WORSE,
        /** Fewer than {@link #FEWEST} judged decisions. */
        TOO_LITTLE
    }

    /** Both models on the same decisions, of which so many are judged. */
    public record Report(int known, Tally current, Tally candidate) {
        public Verdict verdict() {
            if (known < FEWEST) {
                return Verdict.TOO_LITTLE;
            }
            return candidate.bound() <= current.bound() && candidate.wrong() <= current.wrong()
                    ? Verdict.NOT_WORSE
                    : Verdict.WORSE;
        }
    }

    /** By the version that decisions name: without what follows a plus, which counts answers. */
    private final Map<String, Model> versions = new HashMap<>();

    /** @param versions the models that decided; decisions of others are left out */
    public Shadow(List<Model> versions) {
        versions.forEach(model -> this.versions.put(table(model.version()), model));
    }

    /** Which table of agreement a version names. */
    public static String table(String version) {
        int plus = version.indexOf('+');
        return plus < 0 ? version : version.substring(0, plus);
    }

    public Report compare(List<Known> known, Model current, Model candidate) {
        int judged = 0;
        int[] merged = new int[2];
        int[] wrong = new int[2];
        for (Known one : known) {
            Optional<Model> then = then(one.told());
            if (then.isPresent()) {
                judged++;
                Model[] models = {current, candidate};
                for (int i = 0; i < models.length; i++) {
                    if (merges(one.told(), then.get(), models[i])) {
                        merged[i]++;
                        wrong[i] += one.same() ? 0 : 1;
                    }
                }
            }
        }
        return new Report(judged, new Tally(merged[0], wrong[0]), new Tally(merged[1], wrong[1]));
    }

    /** The calibration that the judgements teach, over what the model's bits would have been. */
    public Calibration calibration(List<Known> known, Model model) {
        return Calibration.learned(known.stream()
                .filter(one -> then(one.told()).isPresent())
                .map(one -> new Calibration.Judged(
                        bits(one.told(), then(one.told()).orElseThrow(), model), one.same(), one.weight()))
                .toList());
    }

    private Optional<Model> then(Explanation told) {
        return Optional.ofNullable(versions.get(table(told.model())));
    }

    static boolean merges(Explanation told, Model then, Model now) {
        boolean others = told.guards().stream()
                .allMatch(guard -> guard.held() || guard.key().startsWith(SURE));
        return others
                && !told.guards().isEmpty()
                && now.calibration().posterior(weighed(told, then, now).firm())
                        >= now.thresholds().merge();
    }

    /** Of a merge what is firm in it, of a question all. */
    private static double bits(Explanation told, Model then, Model now) {
        Weighed weighed = weighed(told, then, now);
        return told.outcome().equals(MERGED) ? weighed.firm() : weighed.total();
    }

    /** The evidence with the model's worth of each agreement in the place of the one that it had. */
    private static Weighed weighed(Explanation told, Model then, Model now) {
        Weighed before = weighed(told, new Told(0, then, then));
        double prior = told.bits() - (told.outcome().equals(MERGED) ? before.firm() : before.total());
        return weighed(told, new Told(prior, then, now));
    }

    private static Weighed weighed(Explanation told, Told between) {
        Weighed weighed = new Weighed(new Index.Candidate(0, List.of()), between.prior);
        told.evidence().forEach(one -> tell(one, between, weighed));
        told.against().forEach(one -> tell(one, between, weighed));
        if (between.then != between.now) {
            Weighing.names(weighed);
        }
        Weighing.sum(weighed);
        weighed.about(told.evidence().stream()
                .filter(Shadow::ofMatter)
                .mapToDouble(Explanation.Evidence::bits)
                .sum());
        return weighed;
    }

    private static boolean ofMatter(Explanation.Evidence one) {
        return one.family().equals(Family.MATTER.name());
    }

    private static void tell(Explanation.Evidence one, Told told, Weighed into) {
        if (ofMatter(one)) {
            return;
        }
        int dot = one.key().lastIndexOf('.');
        if (!one.key().startsWith(EVIDENCE) || dot < EVIDENCE.length()) {
            throw new IllegalArgumentException("no evidence: " + one.key());
        }
        Aspect aspect = Aspect.valueOf(constant(one.key().substring(EVIDENCE.length(), dot)));
        boolean spelt = one.key().endsWith('.' + Reasons.SPELT);
        Level level = spelt ? Level.SAME : Level.valueOf(constant(one.key().substring(dot + 1)));
        Worth worth = spelt ? Worth.PERHAPS : Worth.PERSON;
        Trait trait = new Trait("", Provenance.valueOf(one.provenance()), worth, 0, 0);
        into.found(aspect, level, trait, trait);
        into.weigh(aspect, one.bits() + shift(one, aspect, level, told));
    }

    /**
     * What the same agreement is worth more now. How many share an equal value was counted in the brand and stays, so it is found
     * back from what the agreement was worth; the odds of an identifier's owner are learned elsewhere.
     */
    private static double shift(Explanation.Evidence one, Aspect aspect, Level level, Told told) {
        if (told.then == told.now || (aspect.identifying && level == Level.SAME && !imported(one))) {
            return 0;
        }
        if (level != Level.SAME || !COUNTED.contains(aspect)) {
            return told.now.bits(aspect, level) - told.then.bits(aspect, level);
        }
        double customers = Math.pow(2, -told.prior) - 1 + Weighing.IMAGINED;
        double share = told.then.m(aspect, level) / Math.pow(2, one.bits());
        double imagined = Weighing.IMAGINED / customers;
        double counted = Math.max(0, share - imagined * told.then.u(aspect, level));
        double now = counted + imagined * told.now.u(aspect, level);
        return Model.log2(told.now.m(aspect, level) / now) - one.bits();
    }

    private static boolean imported(Explanation.Evidence one) {
        return one.provenance().equals(Provenance.IMPORTED.name());
    }

    /** A decision's prior, and between which models it moves. */
    private record Told(double prior, Model then, Model now) {}

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
