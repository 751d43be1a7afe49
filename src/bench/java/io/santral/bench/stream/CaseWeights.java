package io.santral.bench.stream;

import io.santral.cases.merging.Candidate;
import io.santral.cases.merging.Contact;
import io.santral.cases.merging.Evidence;
import io.santral.cases.merging.Joining;
import io.santral.cases.merging.Ranked;
import io.santral.cases.merging.Sign;
import io.santral.cases.merging.Weights;
import io.santral.shared.Ids;
import io.santral.stream.Half;
import io.santral.stream.Happening.Contacted;
import io.santral.stream.Shares;
import io.santral.stream.Truth;
import io.santral.stream.TurkishStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Learns the weights of {@code cases.merging} on the dev half of the Turkish stream, with customers that are told by the truth, and
 * prints the lines for {@code weights.properties}: conditional logistic regression of "which of the customer's cases, or none",
 * where every sign keeps its direction. Signs of which the stream plays nothing that is like life keep the weights that they have.
 * System property {@code santral.stream.customers} (3,000). Run it again with what it printed until that moves no more: the cases
 * that are in question follow from the weights.
 */
public final class CaseWeights {
    private static final Set<Sign> LEARNED = EnumSet.of(
            Sign.OTHER_NUMBER,
            Sign.CONVERSATION_TODAY,
            Sign.TOPIC,
            Sign.OTHER_TOPIC,
            Sign.SAME_WORDS,
            Sign.SAYS_AGAIN,
            Sign.RETURNS,
            Sign.TIME,
            Sign.OTHERS);

    private static final int STEPS = 2_000;
    private static final double LONGEST_STEP = 0.5;

    /** As if each weight had been seen to be what it was with a standard deviation of three bits. */
    private static final double BELIEF = 1 / 9.0;

    private record Choice(List<Map<Sign, Double>> amounts, List<Boolean> right) {}

    private record Weighed(Contact contact, List<Candidate> candidates) {}

    private final Map<Sign, Double> weights = new EnumMap<>(Weights.shipped().bits());
    private final List<Choice> choices = new ArrayList<>();

    private CaseWeights() {}

    public static void main(String[] arguments) {
        CaseWeights learner = new CaseWeights();
        learner.play(Integer.getInteger("santral.stream.customers", 3_000));
        System.out.printf(Locale.ROOT, "# %d decisions, loss %.4f bits each", learner.choices.size(), learner.loss());
        learner.learn();
        System.out.printf(Locale.ROOT, ", learned %.4f%n", learner.loss());
        LEARNED.forEach(sign ->
                System.out.printf(Locale.ROOT, "%s = %.2f%n", sign.weight(), learner.weights.getOrDefault(sign, 0.0)));
    }

    private void play(int customers) {
        Map<String, Weighed> weighed = new HashMap<>();
        Map<Long, List<Long>> founders = new HashMap<>();
        KnownCustomers engine =
                new KnownCustomers((id, contact, candidates) -> weighed.put(id, new Weighed(contact, candidates)));
        Evaluation evaluation = new Evaluation(engine, 0.15);
        TurkishStream.of(Half.DEV, customers, 0, Shares.shipped()).play(happening -> {
            evaluation.accept(happening);
            if (happening instanceof Contacted contacted) {
                String id = contacted.contact().received().externalId();
                Weighed one = weighed.remove(id);
                if (one != null) {
                    choice(one, contacted.truth(), founders);
                }
                engine.casesOf(id)
                        .forEach(its -> founders.putIfAbsent(
                                Ids.parse(its).orElseThrow(), contacted.truth().issues()));
            }
        });
    }

    private void choice(Weighed weighed, Truth truth, Map<Long, List<Long>> founders) {
        Choice choice = new Choice(new ArrayList<>(), new ArrayList<>());
        for (Ranked ranked :
                Joining.decide(weighed.contact(), weighed.candidates()).ranked()) {
            if (!ranked.evidence().isEmpty()) {
                Map<Sign, Double> amounts = new EnumMap<>(Sign.class);
                for (Evidence evidence : ranked.evidence()) {
                    amounts.put(evidence.sign(), evidence.amount());
                }
                choice.amounts().add(amounts);
                choice.right()
                        .add(!Collections.disjoint(founders.getOrDefault(ranked.id(), List.of()), truth.issues()));
            }
        }
        if (!choice.amounts().isEmpty()) {
            choices.add(choice);
        }
    }

    /** By the gradient, with a step of its own for each weight (Rprop, Riedmiller and Braun 1993). */
    private void learn() {
        Map<Sign, Double> believed = new EnumMap<>(weights);
        Map<Sign, Double> steps = new EnumMap<>(Sign.class);
        Map<Sign, Double> before = new EnumMap<>(Sign.class);
        LEARNED.forEach(sign -> steps.put(sign, 0.05));
        for (int step = 0; step < STEPS && Collections.max(steps.values()) > 0.0005; step++) {
            Map<Sign, Double> gradient = gradient();
            for (Sign sign : LEARNED) {
                double slope = gradient.getOrDefault(sign, 0.0)
                        - BELIEF * (weight(sign) - believed.getOrDefault(sign, 0.0)) / Math.log(2);
                double turned = slope * before.getOrDefault(sign, 0.0);
                double length = Math.min(
                        steps.getOrDefault(sign, 0.0) * (turned > 0 ? 1.2 : turned < 0 ? 0.5 : 1), LONGEST_STEP);
                double moved = weight(sign) + Math.signum(slope) * length;
                steps.put(sign, length);
                before.put(sign, slope);
                weights.put(sign, sign.allows(moved) ? moved : 0);
            }
        }
    }

    private double weight(Sign sign) {
        return weights.getOrDefault(sign, 0.0);
    }

    private double bits(Map<Sign, Double> amounts) {
        double bits = 0;
        for (Map.Entry<Sign, Double> one : amounts.entrySet()) {
            bits += one.getValue() * weight(one.getKey());
        }
        return bits;
    }

    /** How likely each case is, and last of all none of them. */
    private double[] posterior(Choice choice) {
        double[] odds = new double[choice.amounts().size() + 1];
        odds[odds.length - 1] = 1;
        double total = 1;
        for (int i = 0; i < odds.length - 1; i++) {
            odds[i] = Math.pow(2, bits(choice.amounts().get(i)));
            total += odds[i];
        }
        for (int i = 0; i < odds.length; i++) {
            odds[i] /= total;
        }
        return odds;
    }

    private static double right(Choice choice, double[] posterior) {
        double right = 0;
        for (int i = 0; i < posterior.length - 1; i++) {
            right += choice.right().get(i) ? posterior[i] : 0;
        }
        return choice.right().contains(true) ? Math.max(right, 1e-12) : posterior[posterior.length - 1];
    }

    private Map<Sign, Double> gradient() {
        Map<Sign, Double> gradient = new EnumMap<>(Sign.class);
        for (Choice choice : choices) {
            double[] posterior = posterior(choice);
            double all = right(choice, posterior);
            for (int i = 0; i < posterior.length - 1; i++) {
                double towards = (choice.right().get(i) ? posterior[i] / all : 0) - posterior[i];
                choice.amounts().get(i).forEach((sign, amount) -> gradient.merge(sign, towards * amount, Double::sum));
            }
        }
        return gradient;
    }

    private double loss() {
        double loss = 0;
        for (Choice choice : choices) {
            loss -= Math.log(right(choice, posterior(choice))) / Math.log(2);
        }
        return loss / Math.max(choices.size(), 1);
    }
}
