package io.santral.customer.matching;

import io.santral.customer.Kind.Family;
import io.santral.customer.Provenance;
import io.santral.customer.matching.Decision.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What was weighed, told. */
final class Reasons {
    private static final String MESSAGE = "customer.evidence.";

    /** The same, but on one side it is a word of a user name: what the level says where anything is said at all. */
    static final String SPELT = "spelt";

    private Reasons() {}

    /** What speaks for the customer, the strongest first. */
    static List<Evidence> evidence(Weighed weighed) {
        Comparator<Evidence> strongest =
                Comparator.comparingDouble(Evidence::bits).reversed();
        List<Evidence> told = told(weighed, aspect -> weighed.bits(aspect) > 0, strongest);
        if (weighed.matter() <= 0) {
            return told;
        }
        List<Evidence> all = new ArrayList<>(told);
        all.add(new Evidence(
                Family.MATTER, MESSAGE + "matter.same", Provenance.CLAIMED_PRIVATE, weighed.matter(), "", "", false));
        all.sort(strongest);
        return List.copyOf(all);
    }

    /** What speaks against them, the strongest first; a disguise last, which weighs nothing and must be seen. */
    static List<Evidence> against(Weighed weighed) {
        return told(
                weighed,
                aspect -> weighed.bits(aspect) < 0 || weighed.level(aspect) == Level.DISGUISED,
                Comparator.comparingDouble(Evidence::bits));
    }

    private static List<Evidence> told(Weighed weighed, Predicate<Aspect> which, Comparator<Evidence> order) {
        List<Evidence> told = new ArrayList<>(4);
        for (Aspect aspect : Aspect.ALL) {
            Level level = weighed.level(aspect);
            Trait ours = weighed.ours(aspect);
            Trait theirs = weighed.theirs(aspect);
            Provenance provenance = weighed.provenance(aspect);
            if (level != null && ours != null && theirs != null && provenance != null && which.test(aspect)) {
                told.add(new Evidence(
                        aspect.family,
                        MESSAGE + word(aspect) + '.' + (weighed.perhaps(aspect) ? SPELT : word(level)),
                        provenance,
                        weighed.bits(aspect),
                        Masked.of(aspect, ours.value()),
                        Masked.of(aspect, theirs.value()),
                        Aspect.SAID.contains(aspect) && theirs.provenance().claimed()));
            }
        }
        told.sort(order);
        return List.copyOf(told);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
