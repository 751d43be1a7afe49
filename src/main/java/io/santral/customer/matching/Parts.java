package io.santral.customer.matching;

import io.santral.customer.matching.Index.Candidate;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the identities of a customer are one person's. A newcomer is weighed against all of them, so two people who once came
 * together stay together: whoever comes fits one half. Here all are weighed against each, and put together from nobody on, the
 * pairs of groups first whose members agree best on average (average linkage).
 */
final class Parts {
    /** A single pair counts for no more, in bits, lest one rare value carry a group. */
    private static final double MOST = 30;

    private static final double LEAST = -15;

    private Parts() {}

    /**
     * The groups of at least two that agree by more than {@link Matcher#NEAR} bits less than a link takes; whoever is left alone stays
     * with the largest of them, as a link that was made on little.
     *
     * @return a single group if they are one person's, or if nothing can be said
     */
    static List<List<Profile>> of(List<Profile> members, Keys keys, Index index, Model model) {
        double least = model.calibration().bits(model.thresholds().merge()) - Matcher.NEAR;
        double[][] agreement = agreement(members, keys, index, model);
        List<List<Profile>> groups = new ArrayList<>(members.size());
        members.forEach(member -> groups.add(new ArrayList<>(List.of(member))));
        while (joined(groups, agreement, least)) {}
        return sides(groups);
    }

    /** By pair of members their bits, above the diagonal. */
    private static double[][] agreement(List<Profile> members, Keys keys, Index index, Model model) {
        List<Candidate> alone = new ArrayList<>(members.size());
        members.forEach(member -> alone.add(new Candidate(member.identity(), List.of(member))));
        double[][] bits = new double[members.size()][members.size()];
        for (int i = 0; i < bits.length; i++) {
            Profile one = members.get(i);
            Question question = keys.counts(one);
            Weighing weighing = new Weighing(
                    one.traits(),
                    question,
                    index.find(one.identity(), question.probes()).spreads(),
                    model,
                    index.size());
            for (int j = i + 1; j < bits.length; j++) {
                bits[i][j] = Math.max(
                        LEAST, Math.min(MOST, weighing.weigh(alone.get(j)).total()));
            }
        }
        return bits;
    }

    /** Puts the two closest groups together, and adds up what is between the whole and the others; false if none are close enough. */
    private static boolean joined(List<List<Profile>> groups, double[][] sums, double least) {
        int first = -1;
        int second = -1;
        double closest = least;
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < groups.size(); j++) {
                double pairs = (double) groups.get(i).size() * groups.get(j).size();
                if (pairs > 0 && sums[i][j] / pairs >= closest) {
                    closest = sums[i][j] / pairs;
                    first = i;
                    second = j;
                }
            }
        }
        if (first < 0) {
            return false;
        }
        for (int other = 0; other < groups.size(); other++) {
            if (other != first && other != second) {
                sums[Math.min(first, other)][Math.max(first, other)] +=
                        sums[Math.min(second, other)][Math.max(second, other)];
            }
        }
        groups.get(first).addAll(groups.get(second));
        groups.get(second).clear();
        return true;
    }

    private static List<List<Profile>> sides(List<List<Profile>> groups) {
        List<List<Profile>> sides = new ArrayList<>();
        List<Profile> single = new ArrayList<>();
        List<Profile> largest = single;
        for (List<Profile> group : groups) {
            if (group.size() == 1) {
                single.addAll(group);
            } else if (!group.isEmpty()) {
                sides.add(group);
                largest = group.size() > largest.size() || largest == single ? group : largest;
            }
        }
        if (sides.isEmpty()) {
            return List.of(single);
        }
        largest.addAll(single);
        return sides;
    }
}
