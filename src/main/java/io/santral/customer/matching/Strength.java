package io.santral.customer.matching;

import io.santral.customer.Provenance;
import java.util.Comparator;

/** Which provenance is the stronger. */
final class Strength {
    /** The strongest first. */
    static final Comparator<Provenance> ORDER = Comparator.comparingInt(Strength::rank);

    private Strength() {}

    static Provenance weaker(Provenance a, Provenance b) {
        return rank(a) >= rank(b) ? a : b;
    }

    private static int rank(Provenance provenance) {
        return switch (provenance) {
            case VERIFIED -> 0;
            case IMPORTED -> 1;
            case NETWORK -> 2;
            case TRANSPORT -> 3;
            case DEVICE -> 4;
            case CLAIMED_PRIVATE -> 5;
            case CLAIMED_PUBLIC -> 6;
        };
    }
}
