package io.santral.customer.matching;

import io.santral.customer.Provenance;
import io.santral.customer.matching.Index.Candidate;
import org.jspecify.annotations.Nullable;

/** A customer as weighed: by aspect the bits, and the pair of values that agrees best. */
final class Weighed {
    private final Candidate candidate;
    private final double prior;
    private final double[] bits = new double[Aspect.ALL.length];
    private final @Nullable Level[] levels = new Level[Aspect.ALL.length];
    private final @Nullable Trait[] ours = new Trait[Aspect.ALL.length];
    private final @Nullable Trait[] theirs = new Trait[Aspect.ALL.length];
    private double total;
    private double matter;
    private double firm;

    Weighed(Candidate candidate, double prior) {
        this.candidate = candidate;
        this.prior = prior;
    }

    void found(Aspect aspect, Level level, Trait mine, Trait yours) {
        levels[aspect.ordinal()] = level;
        ours[aspect.ordinal()] = mine;
        theirs[aspect.ordinal()] = yours;
    }

    void weigh(Aspect aspect, double weight) {
        bits[aspect.ordinal()] = weight;
    }

    void atMost(Aspect aspect, double most) {
        bits[aspect.ordinal()] = Math.min(bits[aspect.ordinal()], Math.max(0, most));
    }

    void summed(double all, double withoutClaims) {
        total = all;
        firm = withoutClaims;
    }

    /** Both write about one matter: a reason to ask, and none to merge. */
    void about(double bits) {
        matter = bits;
        total += bits;
    }

    /** What it says that both write about one matter. */
    double matter() {
        return matter;
    }

    Candidate candidate() {
        return candidate;
    }

    double prior() {
        return prior;
    }

    double bits(Aspect aspect) {
        return bits[aspect.ordinal()];
    }

    /** Whether what agrees is on one side only a word of a user name. */
    boolean perhaps(Aspect aspect) {
        Trait mine = ours(aspect);
        Trait yours = theirs(aspect);
        return mine != null && yours != null && (mine.perhaps() || yours.perhaps());
    }

    /** All evidence and the prior. */
    double total() {
        return total;
    }

    /** The same, with next to nothing for what is only claimed. */
    double firm() {
        return firm;
    }

    /** How far they agree; null where one side shows nothing. */
    @Nullable
    Level level(Aspect aspect) {
        return levels[aspect.ordinal()];
    }

    @Nullable
    Trait ours(Aspect aspect) {
        return ours[aspect.ordinal()];
    }

    @Nullable
    Trait theirs(Aspect aspect) {
        return theirs[aspect.ordinal()];
    }

    /** The weaker of the two sides'. */
    @Nullable
    Provenance provenance(Aspect aspect) {
        Trait mine = ours(aspect);
        Trait yours = theirs(aspect);
        return mine == null || yours == null ? null : Strength.weaker(mine.provenance(), yours.provenance());
    }

    /** Whether both values are from the brand's register. */
    boolean register(Aspect aspect) {
        Trait mine = ours(aspect);
        Trait yours = theirs(aspect);
        return mine != null && yours != null && mine.imported() && yours.imported();
    }

    /** Whether an automatic link may rest on it. */
    boolean supports(Aspect aspect) {
        if (bits(aspect) <= 0) {
            return false;
        }
        if (register(aspect)) {
            return true;
        }
        Trait mine = ours(aspect);
        Trait yours = theirs(aspect);
        Provenance provenance = provenance(aspect);
        return aspect.identifying
                && level(aspect) == Level.SAME
                && provenance != null
                && provenance.supports()
                && mine != null
                && yours != null
                && mine.worth() == Trait.Worth.PERSON
                && yours.worth() == Trait.Worth.PERSON;
    }

    /**
     * Whether its weight is somebody's word: an identifier that is claimed or only carried, a handle, anything written in public,
     * a number misheard.
     */
    boolean claimed(Aspect aspect) {
        Provenance provenance = provenance(aspect);
        if (provenance == null || bits(aspect) <= 0 || register(aspect)) {
            return false;
        }
        return provenance == Provenance.CLAIMED_PUBLIC
                || aspect == Aspect.HANDLE
                || perhaps(aspect)
                || (aspect.identifying
                        && (provenance.claimed() || provenance == Provenance.TRANSPORT || level(aspect) != Level.SAME));
    }

    boolean strongestOfItsKind(Aspect aspect) {
        double mine = bits(aspect);
        for (Aspect other : aspect.countedWith()) {
            if (other != aspect && mine * bits(other) > 0) {
                double its = Math.abs(bits(other));
                if (its > Math.abs(mine) || (its == Math.abs(mine) && other.compareTo(aspect) < 0)) {
                    return false;
                }
            }
        }
        return true;
    }
}
