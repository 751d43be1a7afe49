package io.santral.customer.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a customer's identities show together: by aspect, the distinct values and how many identities show them. */
final class Portrait {
    /** Values that an identity shows in an aspect, together, and how many identities show exactly these. */
    static final class Shown {
        private final Trait[] values;
        private final int times;

        private Shown(Trait[] values, int times) {
            this.values = values;
            this.times = times;
        }

        Trait[] values() {
            return values;
        }

        int times() {
            return times;
        }
    }

    private static final Shown[] NOTHING = {};

    private final Shown[][] shown = new Shown[Aspect.ALL.length][];

    Portrait(List<Profile> members) {
        List<Shown> of = new ArrayList<>(4);
        for (Aspect aspect : Aspect.ALL) {
            for (int i = 0; i < members.size(); i++) {
                Trait[] values = members.get(i).traits().of(aspect);
                if (values.length > 0) {
                    show(of, values);
                }
            }
            shown[aspect.ordinal()] = of.isEmpty() ? NOTHING : of.toArray(NOTHING);
            of.clear();
        }
    }

    /** The same with one identity more. */
    Portrait(Portrait known, Profile more) {
        for (Aspect aspect : Aspect.ALL) {
            Shown[] before = known.of(aspect);
            Trait[] values = more.traits().of(aspect);
            if (values.length == 0) {
                shown[aspect.ordinal()] = before;
            } else {
                List<Shown> of = new ArrayList<>(before.length + 1);
                Collections.addAll(of, before);
                show(of, values);
                shown[aspect.ordinal()] = of.toArray(NOTHING);
            }
        }
    }

    Shown[] of(Aspect aspect) {
        return shown[aspect.ordinal()];
    }

    boolean has(Aspect aspect, String value) {
        for (Shown one : of(aspect)) {
            for (Trait trait : one.values) {
                if (trait.value().equals(value)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void show(List<Shown> all, Trait[] values) {
        for (int i = 0; i < all.size(); i++) {
            Shown one = all.get(i);
            if (equal(one.values, values)) {
                all.set(i, new Shown(firmest(one.values, values), one.times + 1));
                return;
            }
        }
        all.add(new Shown(values, 1));
    }

    private static boolean equal(Trait[] a, Trait[] b) {
        if (a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (!a[i].value().equals(b[i].value()) || a[i].worth() != b[i].worth()) {
                return false;
            }
        }
        return true;
    }

    /** Of equal values those that are better known, and then those seen last. */
    private static Trait[] firmest(Trait[] a, Trait[] b) {
        Trait[] firmest = null;
        for (int i = 0; i < a.length; i++) {
            int stronger = Strength.ORDER.compare(b[i].provenance(), a[i].provenance());
            if (stronger < 0 || (stronger == 0 && b[i].day() > a[i].day())) {
                if (firmest == null) {
                    firmest = a.clone();
                }
                firmest[i] = b[i];
            }
        }
        return firmest == null ? a : firmest;
    }
}
