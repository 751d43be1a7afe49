package io.santral.customer;

import io.santral.customer.KnownView.Standing;
import io.santral.customer.proof.Address;
import io.santral.customer.store.VerificationStore;
import io.santral.customer.store.VerificationStore.Known;
import io.santral.shared.NotThere;
import io.santral.shared.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is said of somebody and may be proven. */
@ApplicationScoped
class Claims {
    /** What is shown and may be proven; names and places are nobody's alone. */
    static final Set<Kind> SHOWN = EnumSet.of(
            Kind.LOGIN,
            Kind.EMAIL,
            Kind.PHONE,
            Kind.FAX,
            Kind.CUSTOMER_NUMBER,
            Kind.NATIONAL_ID,
            Kind.BIRTH_DATE,
            Kind.ORDER_NUMBER);

    @Inject
    VerificationStore store;

    static Standing standing(Feature feature) {
        return switch (feature.provenance()) {
            case VERIFIED, IMPORTED -> Standing.PROVEN;
            case NETWORK -> Standing.NETWORK;
            default -> Standing.CLAIMED;
        };
    }

    /**
     * What is to be proven.
     *
     * @throws NotThere if it is not known of the identity
     * @throws Refused {@code claim.proven} if it is proven already
     */
    Feature unproven(ClaimRef ref) {
        List<Known> known = store.known(ref.identity());
        Feature claim = known.stream()
                .filter(one ->
                        one.id() == ref.id() && SHOWN.contains(one.feature().kind()))
                .findFirst()
                .map(Known::feature)
                .orElseThrow(NotThere::new);
        String normal = Address.normal(claim.kind(), claim.value());
        boolean proven = known.stream()
                .map(Known::feature)
                .anyMatch(other -> standing(other) == Standing.PROVEN
                        && other.kind() == claim.kind()
                        && Address.normal(other.kind(), other.value()).equals(normal));
        if (proven) {
            throw new Refused("claim.proven", "");
        }
        return claim;
    }
}
