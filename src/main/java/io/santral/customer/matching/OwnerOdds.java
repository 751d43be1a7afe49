package io.santral.customer.matching;

import io.santral.customer.Provenance;

/** How often the owner of an identifier is the one who writes. */
public final class OwnerOdds {
    private final Beta[][] odds;

    OwnerOdds(Beta[][] odds) {
        this.odds = odds;
    }

    double q(Aspect aspect, Provenance provenance) {
        return odds[aspect.ordinal()][provenance.ordinal()].mean();
    }

    static OwnerOdds shipped() {
        Beta[][] odds = new Beta[Aspect.ALL.length][Provenance.values().length];
        for (Aspect aspect : Aspect.ALL) {
            for (Provenance provenance : Provenance.values()) {
                odds[aspect.ordinal()][provenance.ordinal()] = of(aspect, provenance);
            }
        }
        return new OwnerOdds(odds);
    }

    private static Beta of(Aspect aspect, Provenance provenance) {
        double q = switch (provenance) {
            case VERIFIED -> aspect == Aspect.FAX ? 0.5 : aspect == Aspect.HANDLE ? 0.9 : 0.9995;
            case IMPORTED -> 0.98;
            case NETWORK -> aspect == Aspect.FAX ? 0.5 : 0.97;
            case TRANSPORT -> 0.90;
            case DEVICE -> 0.90;
            case CLAIMED_PRIVATE ->
                switch (aspect) {
                    case CUSTOMER_NUMBER, ORDER -> 0.93;
                    case NATIONAL_ID -> 0.97;
                    default -> 0.70;
                };
            case CLAIMED_PUBLIC -> aspect == Aspect.CUSTOMER_NUMBER || aspect == Aspect.ORDER ? 0.30 : 0.15;
        };
        return new Beta(q * 1000, (1 - q) * 1000);
    }
}
