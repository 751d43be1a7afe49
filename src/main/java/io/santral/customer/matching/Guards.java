package io.santral.customer.matching;

import io.santral.customer.Provenance;
import io.santral.customer.matching.Decision.Guard;
import io.santral.customer.matching.Decision.Rule;
import io.santral.customer.matching.Portrait.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold before a link is made without asking, whatever the bits say. */
final class Guards {
    /** A person has at most so many mobile numbers of their own. */
    private static final int MOST_MOBILES = 4;

    /** And at most so many given names that are no spellings of one another. */
    private static final int MOST_GIVEN_NAMES = 3;

    private Guards() {}

    static List<Guard> of(
            Weighed best, Traits ours, double posterior, double margin, boolean apart, Thresholds needed) {
        List<Guard> guards = new ArrayList<>(Rule.values().length);
        add(guards, Rule.SURE, posterior >= needed.merge());
        add(guards, Rule.SUPPORTED, supported(best));
        add(guards, Rule.UNAMBIGUOUS, margin >= needed.margin());
        add(guards, Rule.NOT_SET_APART, !apart);
        add(guards, Rule.NO_CONFLICT, !contradicts(best, ours));
        add(guards, Rule.ONE_PERSON, !another(best) && !crowd(best.candidate().portrait(), ours));
        return List.copyOf(guards);
    }

    private static void add(List<Guard> guards, Rule rule, boolean held) {
        guards.add(new Guard(rule, held));
    }

    private static boolean supported(Weighed best) {
        for (Aspect aspect : Aspect.ALL) {
            if (best.supports(aspect)) {
                return true;
            }
        }
        return false;
    }

    /** Two facts of which at most one is true of a person: both proven, or one of them and the other from the register. */
    private static boolean contradicts(Weighed best, Traits ours) {
        return twoNumbers(best.candidate().portrait(), ours)
                || differ(best, Aspect.NATIONAL_ID)
                || differ(best, Aspect.BIRTH);
    }

    /**
     * One brand has one number for a customer: who has proven another one than they have is another, a digit apart or not, whatever
     * else agrees. Registers err among themselves; people do not.
     */
    private static boolean twoNumbers(Portrait theirs, Traits ours) {
        for (Trait mine : ours.of(Aspect.CUSTOMER_NUMBER)) {
            boolean other = false;
            boolean same = false;
            for (Shown shown : theirs.of(Aspect.CUSTOMER_NUMBER)) {
                for (Trait yours : shown.values()) {
                    boolean known = known(Strength.weaker(mine.provenance(), yours.provenance()));
                    boolean register = mine.imported() && yours.imported();
                    same |= known && yours.value().equals(mine.value());
                    other |= known && !register && !yours.value().equals(mine.value());
                }
            }
            if (other && !same) {
                return true;
            }
        }
        return false;
    }

    private static boolean differ(Weighed best, Aspect aspect) {
        Level level = best.level(aspect);
        boolean different = level == Level.OTHER || level == Level.PART;
        return different && known(best.provenance(aspect)) && !best.register(aspect);
    }

    private static boolean known(@Nullable Provenance weaker) {
        return weaker == Provenance.VERIFIED || weaker == Provenance.IMPORTED;
    }

    /** Somebody else of the household: another given name, or a spelling of it and another sex. Registers err; people do not. */
    private static boolean another(Weighed best) {
        if (best.register(Aspect.GIVEN)) {
            return false;
        }
        Level given = best.level(Aspect.GIVEN);
        boolean otherSex = best.level(Aspect.SEX) == Level.OTHER;
        return given == Level.OTHER || (otherSex && given != null && given != Level.SAME);
    }

    private static boolean crowd(Portrait theirs, Traits ours) {
        return mobiles(theirs, ours) > MOST_MOBILES || givenNames(theirs, ours) > MOST_GIVEN_NAMES;
    }

    private static int mobiles(Portrait theirs, Traits ours) {
        Set<String> mobiles = new HashSet<>();
        for (Shown shown : theirs.of(Aspect.PHONE)) {
            collectVerified(shown.values(), mobiles);
        }
        collectVerified(ours.of(Aspect.PHONE), mobiles);
        return mobiles.size();
    }

    private static void collectVerified(Trait[] phones, Set<String> into) {
        for (Trait phone : phones) {
            if (phone.provenance() == Provenance.VERIFIED && phone.worth() == Trait.Worth.PERSON) {
                into.add(phone.value());
            }
        }
    }

    private static int givenNames(Portrait theirs, Traits ours) {
        List<Trait> names = new ArrayList<>();
        for (Shown shown : theirs.of(Aspect.GIVEN)) {
            collectCalling(shown.values(), names);
        }
        collectCalling(ours.of(Aspect.GIVEN), names);
        names.sort(Comparator.comparing(Trait::value));
        List<Trait> distinct = new ArrayList<>();
        for (Trait name : names) {
            if (distinct.stream().allMatch(other -> Comparison.of(Aspect.GIVEN, name, other) == Level.OTHER)) {
                distinct.add(name);
            }
        }
        return distinct.size();
    }

    /** The calling name; registers are left out, in which every slip is a name. */
    private static void collectCalling(Trait[] given, List<Trait> into) {
        if (given.length > 0 && !given[0].imported() && !given[0].perhaps()) {
            into.add(given[0]);
        }
    }
}
