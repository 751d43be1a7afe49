package io.santral.customer.matching;

import io.santral.customer.matching.Decision.Guard;
import io.santral.customer.matching.Decision.Outcome;
import io.santral.customer.matching.Decision.RunnerUp;
import io.santral.customer.matching.Decision.Suggestion;
import io.santral.customer.matching.Index.Candidate;
import io.santral.customer.matching.Index.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides whose an identity is. Plain computation over one question to the index: the same profile, index and model give the same
 * decision, in whatever order the features came.
 */
public final class Matcher {
    private static final int SUGGESTIONS = 3;

    /** Who came so close to a link, in bits, or made it so narrowly, may be another's after the next contact. */
    static final double NEAR = 5;

    /** What it says at most that both write about one matter: as much as a name that nobody vouches for. */
    private static final double MOST_FOR_A_MATTER = 12;

    /** The likeliest first; of equals the older customer, for ids grow. */
    private static final Comparator<Weighed> LIKELIEST = Comparator.comparingDouble(Weighed::total)
            .reversed()
            .thenComparingLong(weighed -> weighed.candidate().customer());

    private final Keys keys;

    /** For the brand whose secret the keys carry. */
    public Matcher(Keys keys) {
        this.keys = keys;
    }

    /**
     * Decides about a newcomer.
     *
     * @param profile of an identity that has no customer yet
     */
    public Decision decide(Profile profile, Index index, Model model) {
        Question question = keys.question(profile);
        Found found = index.find(profile.identity(), question.probes());
        List<Weighed> weighed = weighed(profile, question, found, index, model);
        return weighed.isEmpty() ? nobody(model) : decide(profile, weighed, found, model, true);
    }

    /**
     * Who else an identity may be that stands with others, now that more is told of it: a person is asked, and nothing is merged,
     * however sure it is. Nobody is asked about a line that several use: what its callers tell is not told of one of them.
     *
     * @param customer whose it is
     */
    public Decision ask(Profile profile, long customer, Index index, Model model) {
        return profile.ofSeveral() ? nobody(model) : ask(profile, customer, Map.of(), index, model);
    }

    /**
     * Who an identity may be that stands alone, now that it is known what it writes about: a person is asked, and nothing is merged.
     * Nobody is asked anew about a line that several use.
     *
     * @param matters by customer, how many bits more likely it is that they write this: since they have a case about it
     */
    public Decision ask(Profile profile, Map<Long, Double> matters, Index index, Model model) {
        return profile.ofSeveral() ? nobody(model) : ask(profile, profile.identity(), matters, index, model);
    }

    private Decision ask(Profile profile, long customer, Map<Long, Double> matters, Index index, Model model) {
        Question question = keys.question(profile);
        Found found = index.find(profile.identity(), question.probes());
        Set<Long> more = new TreeSet<>(matters.keySet());
        found.candidates().forEach(one -> more.remove(one.customer()));
        List<Candidate> candidates = new ArrayList<>(found.candidates());
        candidates.addAll(index.candidates(more));
        candidates.removeIf(one -> one.customer() == customer);
        Found all = new Found(candidates, found.spreads(), found.apart());
        List<Weighed> weighed = weighed(profile, question, all, index, model);
        weighed.forEach(one -> one.about(
                Math.min(MOST_FOR_A_MATTER, matters.getOrDefault(one.candidate().customer(), 0.0))));
        return weighed.isEmpty() ? nobody(model) : decide(profile, weighed, all, model, false);
    }

    private static List<Weighed> weighed(Profile profile, Question question, Found found, Index index, Model model) {
        Weighing weighing = new Weighing(profile.traits(), question, found.spreads(), model, index.size());
        List<Weighed> weighed = new ArrayList<>(found.candidates().size());
        for (Candidate candidate : found.candidates()) {
            Weighed one = weighing.weigh(candidate);
            if (!found.apart().contains(candidate.customer()) || sure(one, model)) {
                weighed.add(one);
            }
        }
        return weighed;
    }

    /** A person said that they are two: nobody is asked again, unless what is proven alone says otherwise. */
    private static boolean sure(Weighed one, Model model) {
        return model.calibration().posterior(one.firm()) >= model.thresholds().merge();
    }

    private static Decision nobody(Model model) {
        return new Decision(
                Outcome.APART,
                OptionalLong.empty(),
                OptionalLong.empty(),
                0,
                Double.NEGATIVE_INFINITY,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                model.version(),
                List.of(),
                List.of());
    }

    private static Decision decide(Profile profile, List<Weighed> weighed, Found found, Model model, boolean mayMerge) {
        weighed.sort(LIKELIEST);
        Weighed best = weighed.get(0);
        Optional<RunnerUp> runnerUp = runnerUp(weighed);
        double sure = model.calibration().posterior(best.firm());
        List<Guard> guards = Guards.of(
                best,
                profile.traits(),
                sure,
                runnerUp.map(RunnerUp::margin).orElse(Double.POSITIVE_INFINITY),
                found.apart().contains(best.candidate().customer()),
                model.thresholds());
        boolean merge = mayMerge && guards.stream().allMatch(Guard::held);
        // A merge settles one customer; whoever else it may be is still a question, unless both are of the brand's
        // list.
        List<Weighed> others = weighed.subList(merge ? 1 : 0, weighed.size()).stream()
                .filter(one -> !merge
                        || !best.candidate().registered()
                        || !one.candidate().registered())
                .toList();
        List<Suggestion> suggestions = merge && profile.ofSeveral() ? List.of() : suggestions(others, model);
        Outcome outcome = merge ? Outcome.MERGE : suggestions.isEmpty() ? Outcome.APART : Outcome.SUGGEST;
        return new Decision(
                outcome,
                outcome == Outcome.APART
                        ? OptionalLong.empty()
                        : OptionalLong.of(best.candidate().customer()),
                outcome == Outcome.APART ? OptionalLong.empty() : OptionalLong.of(carrying(best)),
                merge ? sure : model.calibration().posterior(best.total()),
                merge ? best.firm() : best.total(),
                Reasons.evidence(best),
                Reasons.against(best),
                runnerUp,
                guards,
                model.version(),
                suggestions,
                near(weighed, model));
    }

    private static List<Long> near(List<Weighed> weighed, Model model) {
        double needed = model.calibration().bits(model.thresholds().merge());
        List<Long> near = new ArrayList<>(0);
        for (int i = 1; i < weighed.size() && weighed.get(i).total() >= needed - NEAR; i++) {
            if (weighed.get(i).total() <= needed + NEAR) {
                near.add(weighed.get(i).candidate().customer());
            }
        }
        return List.copyOf(near);
    }

    /** Of the customer's identities, the one that shows what speaks most for it: the best supported first; of equals the oldest. */
    private static long carrying(Weighed best) {
        List<Profile> left = best.candidate().members();
        if (left.size() == 1) {
            return left.get(0).identity();
        }
        List<Aspect> strongest = new ArrayList<>(Aspect.ALL.length);
        for (Aspect aspect : Aspect.ALL) {
            if (best.bits(aspect) > 0) {
                strongest.add(aspect);
            }
        }
        strongest.sort(Comparator.comparing(best::supports)
                .reversed()
                .thenComparing(Comparator.<Aspect>comparingDouble(best::bits).reversed()));
        for (int i = 0; i < strongest.size() && left.size() > 1; i++) {
            Trait shown = best.theirs(strongest.get(i));
            List<Profile> showing = new ArrayList<>(left.size());
            for (Profile member : left) {
                if (shown != null && member.traits().has(strongest.get(i), shown.value())) {
                    showing.add(member);
                }
            }
            left = showing.isEmpty() ? left : showing;
        }
        long oldest = Long.MAX_VALUE;
        for (Profile member : left) {
            oldest = Math.min(oldest, member.identity());
        }
        return oldest;
    }

    private static Optional<RunnerUp> runnerUp(List<Weighed> weighed) {
        if (weighed.size() < 2) {
            return Optional.empty();
        }
        Weighed second = weighed.get(1);
        double margin = weighed.get(0).total() - second.total();
        return Optional.of(new RunnerUp(second.candidate().customer(), second.total(), margin));
    }

    private static List<Suggestion> suggestions(List<Weighed> weighed, Model model) {
        List<Suggestion> suggestions = new ArrayList<>(SUGGESTIONS);
        for (Weighed one : weighed) {
            double posterior = model.calibration().posterior(one.total());
            if (suggestions.size() == SUGGESTIONS
                    || posterior < model.thresholds().suggest()) {
                break;
            }
            suggestions.add(new Suggestion(
                    one.candidate().customer(), posterior, one.total(), Reasons.evidence(one), Reasons.against(one)));
        }
        return List.copyOf(suggestions);
    }
}
