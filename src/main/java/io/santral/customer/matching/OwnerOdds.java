package io.santral.customer.matching;

import io.santral.customer.Kind.Family;
import io.santral.customer.Provenance;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often the owner of an identifier is the one who writes under it, by what it is and how we know it. Begins with estimates and
 * learns from what agents confirm and undo.
 */
public final class OwnerOdds {
    /**
     * In this many days a device is half as likely to be in the same hands. Not how long a cookie lives: one that is shown again
     * has lived.
     */
    static final double DEVICE_HALF_LIFE = 365;

    /** How many confirmations an estimate is worth. */
    private static final double FAITH = 200;

    private static final OwnerOdds SHIPPED = estimated();

    private final Map<Family, Map<Provenance, Beta>> odds;

    private OwnerOdds(Map<Family, Map<Provenance, Beta>> odds) {
        this.odds = odds;
    }

    public static OwnerOdds shipped() {
        return SHIPPED;
    }

    /** Whether values of the family are meant to belong to one person, so that there are odds of their owner. */
    public boolean know(Family family) {
        return odds.containsKey(family);
    }

    public Beta of(Family family, Provenance provenance) {
        Beta found = odds.getOrDefault(family, Map.of()).get(provenance);
        if (found == null) {
            throw new IllegalArgumentException(family + " identifies nobody");
        }
        return found;
    }

    /** After agents confirmed and undid links that rested on it. */
    public OwnerOdds after(Family family, Provenance provenance, long right, long wrong) {
        return with(family, provenance, of(family, provenance).after(right, wrong));
    }

    OwnerOdds with(Family family, Provenance provenance, Beta believed) {
        Map<Family, Map<Provenance, Beta>> copy = new EnumMap<>(Family.class);
        odds.forEach((of, beliefs) -> copy.put(of, new EnumMap<>(beliefs)));
        copy.computeIfAbsent(family, absent -> new EnumMap<>(Provenance.class)).put(provenance, believed);
        return new OwnerOdds(copy);
    }

    private static OwnerOdds estimated() {
        Map<Family, Map<Provenance, Beta>> odds = new EnumMap<>(Family.class);
        for (Aspect aspect : Aspect.ALL) {
            if (aspect.identifying) {
                Map<Provenance, Beta> beliefs = new EnumMap<>(Provenance.class);
                for (Provenance provenance : Provenance.values()) {
                    double q = estimate(aspect.family, provenance);
                    beliefs.put(provenance, new Beta(q * FAITH, (1 - q) * FAITH));
                }
                odds.put(aspect.family, beliefs);
            }
        }
        return new OwnerOdds(odds);
    }

    private static double estimate(Family family, Provenance provenance) {
        boolean secret = family == Family.CUSTOMER_NUMBER || family == Family.ORDER;
        return switch (provenance) {
            case VERIFIED -> 0.9995;
            // An address in a register may be out of date; the number and the account are what its entry is about.
            case IMPORTED -> family == Family.CUSTOMER_NUMBER || family == Family.LOGIN ? 0.9995 : 0.98;
            case NETWORK -> 0.97;
            case TRANSPORT, DEVICE -> 0.90;
            case CLAIMED_PRIVATE -> secret ? 0.93 : family == Family.NATIONAL_ID ? 0.97 : 0.70;
            case CLAIMED_PUBLIC -> secret ? 0.30 : 0.15;
        };
    }
}
