package io.santral.customer.matching;

import io.santral.customer.Kind.Family;
import io.santral.customer.Provenance;
import io.santral.customer.matching.Index.Candidate;
import io.santral.customer.matching.Index.Spread;
import io.santral.customer.matching.Portrait.Shown;
import io.santral.customer.matching.Trait.Worth;
import java.util.Map;

/**
 * Weighs a newcomer against customers, aspect by aspect, in bits: the logarithm of how much likelier the agreement is if they are
 * one person than if they are not (Fellegi and Sunter, 1969), where what is rare in the brand weighs more. An aspect that one side
 * does not show weighs nothing.
 *
 * <p>A customer is weighed as a whole: half by the identity that agrees best in an aspect, half by all that show it. One lucky
 * member does not pull a stranger in, and no chain of pairs can.
 *
 * <p>An identifier is worth the odds that its owner is the one who writes ({@link OwnerOdds}), whatever the brand's size.
 */
final class Weighing {
    /** Share of the member that agrees best. */
    private static final double BEST = 0.5;

    /** Share of what counts once already. */
    private static final double AGAIN = 0.25;

    /**
     * How many imagined customers the model's frequencies stand for beside the counted ones. A brand of which we know fewer has only
     * begun: it has more than have written, and whoever comes is one of at least so many.
     */
    static final int IMAGINED = 2000;

    /** What a name that nobody vouches for adds at most to a link that is made without asking. */
    private static final double MOST_FOR_A_NAME = 12;

    /** However large the brand is, such a name makes its bearer at most so much likelier than not: a question, and no answer. */
    private static final double NAME_ALONE = 1;

    /** What a claimed identifier adds at most to a link that is made without asking. */
    private static final double MOST_FOR_A_CLAIM = 0.5;

    /** With more names beside it a value is nobody's. */
    private static final int MOST_NAMES = 6;

    /** A number that was silent so long may have a new owner (days). */
    private static final long SILENCE = 365;

    private static final double RECYCLED = 0.5;
    private static final double SEVERAL = 0.6;

    private final Traits ours;
    private final Question question;
    private final Map<Index.Key, Spread> spreads;
    private final Model model;
    private final long customers;
    private final double prior;
    private final double[][] rarity;

    Weighing(Traits ours, Question question, Map<Index.Key, Spread> spreads, Model model, long customers) {
        this.ours = ours;
        this.question = question;
        this.spreads = spreads;
        this.model = model;
        this.customers = Math.max(customers, IMAGINED);
        this.prior = -Model.log2(this.customers + 1.0);
        this.rarity = rarity();
    }

    Weighed weigh(Candidate candidate) {
        Weighed weighed = new Weighed(candidate, prior);
        Portrait theirs = candidate.portrait();
        for (Aspect aspect : Aspect.ALL) {
            Trait[] values = ours.of(aspect);
            Shown[] shown = theirs.of(aspect);
            if (values.length > 0 && shown.length > 0) {
                if (aspect.identifying) {
                    identifier(weighed, aspect, values, shown);
                } else {
                    attribute(weighed, aspect, values, shown, theirs);
                }
            }
        }
        names(weighed);
        sum(weighed);
        return weighed;
    }

    /** What the newcomer shows is as likely by chance: the binary logarithm of each value's share, by aspect. */
    private double[][] rarity() {
        double[][] rarity = new double[Aspect.ALL.length][];
        for (Aspect aspect : Aspect.ALL) {
            int values = ours.of(aspect).length;
            double usual = model.u(aspect, Level.SAME);
            double[] of = new double[values];
            for (int i = 0; i < values; i++) {
                Index.Key key = question.counted(aspect, i);
                double having = key == null ? customers * usual : spread(key).customers();
                of[i] = Model.log2((having + IMAGINED * usual) / (customers + IMAGINED));
            }
            rarity[aspect.ordinal()] = of;
        }
        return rarity;
    }

    private Spread spread(Index.Key key) {
        return spreads.getOrDefault(key, Spread.NOBODY);
    }

    private void attribute(Weighed weighed, Aspect aspect, Trait[] values, Shown[] shown, Portrait theirs) {
        double best = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int times = 0;
        for (Shown one : shown) {
            Level level = null;
            int mine = 0;
            int yours = 0;
            for (int i = 0; i < values.length; i++) {
                for (int j = 0; j < one.values().length && level != Level.SAME; j++) {
                    Level found = Comparison.told(aspect, values[i], one.values()[j]);
                    if (found != null && (level == null || found.compareTo(level) < 0)) {
                        level = found;
                        mine = i;
                        yours = j;
                    }
                }
            }
            if (level == null) {
                continue;
            }
            if (level == Level.OTHER && Comparison.misplaced(aspect, ours, one.values(), theirs)) {
                level = Level.ELSEWHERE;
            }
            double bits = bits(aspect, level, mine);
            sum += bits * one.times();
            times += one.times();
            if (bits > best) {
                best = bits;
                weighed.found(aspect, level, values[mine], one.values()[yours]);
            }
        }
        if (times > 0) {
            weighed.weigh(aspect, BEST * best + (1 - BEST) * sum / times);
        }
    }

    /** A frequent value says less; between spellings half as much less, for it is their common part that is frequent. */
    private double bits(Aspect aspect, Level level, int value) {
        double rare = rarity[aspect.ordinal()][value];
        return switch (level) {
            case SAME -> Model.log2(model.m(aspect, Level.SAME)) - rare;
            case NEAR, ALIKE, PART ->
                model.bits(aspect, level) + Math.min(0, Model.log2(model.u(aspect, Level.SAME)) - rare) / 2;
            default -> model.bits(aspect, level);
        };
    }

    /** Identifiers are many to a person: the best agreement counts, and only if there is none, that they differ. */
    private void identifier(Weighed weighed, Aspect aspect, Trait[] values, Shown[] shown) {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            boolean several = aspect == Aspect.PHONE && sharedBySeveral(values[i].value(), shown);
            for (Shown one : shown) {
                for (Trait theirs : one.values()) {
                    Level level = Comparison.of(aspect, values[i], theirs);
                    if (several && level == Level.SAME && theirs.worth() == Worth.PERSON) {
                        continue;
                    }
                    double bits = identifierBits(aspect, level, i, theirs);
                    if (bits > best) {
                        best = bits;
                        weighed.found(aspect, level, values[i], theirs);
                    }
                }
            }
        }
        weighed.weigh(aspect, best);
    }

    /** Whether one of them is known to share the number: then it is no one's, though another may have proven it. */
    private static boolean sharedBySeveral(String number, Shown[] shown) {
        for (Shown one : shown) {
            for (Trait theirs : one.values()) {
                if (theirs.worth() == Worth.SEVERAL && theirs.value().equals(number)) {
                    return true;
                }
            }
        }
        return false;
    }

    private double identifierBits(Aspect aspect, Level level, int value, Trait theirs) {
        Trait mine = ours.of(aspect)[value];
        Provenance weaker = Strength.weaker(mine.provenance(), theirs.provenance());
        boolean register = mine.imported() && theirs.imported();
        return switch (level) {
            case SAME ->
                nobodys(aspect, value)
                        ? 0
                        : register ? bits(aspect, level, value) : owned(aspect, value, theirs, weaker);
            case NEAR -> register || weaker.claimed() ? bits(aspect, level, value) : model.bits(aspect, Level.OTHER);
            default -> weaker.claimed() ? 0 : model.bits(aspect, Level.OTHER);
        };
    }

    private boolean nobodys(Aspect aspect, int value) {
        Index.Key key = question.counted(aspect, value);
        Spread spread = key == null ? Spread.NOBODY : spread(key);
        return ours.of(aspect)[value].worth() == Worth.NOBODY || spread.generic() || spread.names() > MOST_NAMES;
    }

    private double owned(Aspect aspect, int value, Trait theirs, Provenance weaker) {
        Trait mine = ours.of(aspect)[value];
        Index.Key key = question.counted(aspect, value);
        int owners = key == null ? 1 : Math.max(1, spread(key).customers());
        long silence = Math.abs(mine.day() - theirs.day());
        double q = model.owners().of(aspect.family, weaker).mean();
        if (mine.worth() == Worth.SEVERAL || theirs.worth() == Worth.SEVERAL) {
            q = Math.min(q, SEVERAL);
        }
        if (aspect == Aspect.PHONE && weaker == Provenance.NETWORK && silence > SILENCE) {
            q = Math.min(q, RECYCLED);
        }
        if (aspect == Aspect.DEVICE) {
            q *= Math.pow(0.5, silence / OwnerOdds.DEVICE_HALF_LIFE);
        }
        q /= owners;
        return Model.log2(q / (1 - q)) - prior;
    }

    /**
     * Names that no register vouches for: they are worth only so much together, and where the given names differ a surname in
     * common is a family.
     */
    static void names(Weighed weighed) {
        if (vouched(weighed)) {
            return;
        }
        if (weighed.level(Aspect.GIVEN) == Level.OTHER) {
            weighed.atMost(Aspect.SURNAME, 0);
            weighed.atMost(Aspect.FURTHER_NAME, 0);
        }
        if (weighed.bits(Aspect.HANDLE) > 0) {
            // The user name counts already.
            for (Aspect aspect : Aspect.NAMES) {
                if (weighed.perhaps(aspect)) {
                    weighed.atMost(aspect, 0);
                }
            }
        }
        double left = Math.max(MOST_FOR_A_NAME, NAME_ALONE - weighed.prior());
        for (Aspect aspect : Aspect.NAMES) {
            weighed.atMost(aspect, left);
            left -= Math.max(0, weighed.bits(aspect));
        }
        weighed.atMost(Aspect.HANDLE, MOST_FOR_A_NAME);
    }

    private static boolean vouched(Weighed names) {
        return names.register(Aspect.GIVEN) || names.register(Aspect.SURNAME);
    }

    /**
     * Adds up; of what counts together the strongest, and a quarter of the others. What the world reads is copied together, name and
     * number: it counts as much as the strongest of it.
     */
    static void sum(Weighed weighed) {
        double total = weighed.prior();
        double firm = weighed.prior();
        double open = 0;
        double openNames = 0;
        double names = 0;
        boolean vouched = vouched(weighed);
        for (Aspect aspect : Aspect.ALL) {
            double bits = weighed.bits(aspect);
            if (bits != 0) {
                double counted = weighed.strongestOfItsKind(aspect) ? bits : AGAIN * bits;
                if (bits < 0 || weighed.provenance(aspect) != Provenance.CLAIMED_PUBLIC) {
                    total += counted;
                } else if (aspect.identifying) {
                    open = Math.max(open, counted);
                } else {
                    openNames += counted;
                }
                if (weighed.claimed(aspect)) {
                    firm += Math.min(counted, MOST_FOR_A_CLAIM);
                } else if (bits > 0 && aspect.family == Family.NAME && !vouched) {
                    names += counted;
                } else {
                    firm += counted;
                }
            }
        }
        weighed.summed(total + Math.max(open, openNames), firm + Math.min(names, MOST_FOR_A_NAME));
    }
}
