package io.santral.customer;

import io.santral.customer.store.CustomerStore;
import io.santral.customer.store.VerificationStore;
import io.santral.security.Actors;
import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.shared.NotThere;
import io.santral.shared.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Claimed is not verified: how a claim becomes a proof. A channel proves by itself what it says with trust (a signed log-in, an
 * aligned DMARC pass); here are the people's ways.
 */
@ApplicationScoped
@Transactional
public class Verifications {
    private static final int REASON = 200;

    @Inject
    CustomerStore store;

    @Inject
    VerificationStore verifications;

    @Inject
    Customers customers;

    @Inject
    Actors actors;

    @Inject
    Clock clock;

    /** What is only claimed of the identity, masked, and could be proven. */
    @Requires(Permission.ANSWER)
    public List<ClaimView> claims(IdentityRef ref) {
        CustomerStore.Seen seen = store.identity(ref.id()).orElseThrow(NotThere::new);
        List<Feature> features = store.features(seen.id());
        return features.stream()
                .filter(feature -> feature.provenance().claimed() && feature.kind() != Kind.NAME)
                .filter(feature -> features.stream()
                        .noneMatch(other -> other.provenance() == Provenance.VERIFIED
                                && other.kind() == feature.kind()
                                && other.value().equals(feature.value())))
                .map(feature ->
                        new ClaimView(feature.kind(), feature.value(), Masked.of(feature.kind(), feature.value())))
                .distinct()
                .toList();
    }

    /**
     * A person has made sure of it: by a question that only the owner can answer, or by calling back. From now on it counts as
     * proven, and the identity may turn out to be a customer that we know.
     *
     * @param value as it was claimed
     * @param reason how they made sure, at most 200 characters
     * @throws Refused {@code claim.none} if nobody claimed it, {@code reason.missing}, {@code reason.long}
     */
    @Requires(value = Permission.ANSWER, audit = "identity.verified")
    public void tick(IdentityRef ref, Kind kind, String value, String reason) {
        String why = reason.strip();
        if (why.isEmpty()) {
            throw new Refused("reason.missing", "reason");
        }
        if (why.length() > REASON) {
            throw new Refused("reason.long", "reason");
        }
        CustomerStore.Seen seen = store.identity(ref.id()).orElseThrow(NotThere::new);
        boolean claimed = store.features(seen.id()).stream()
                .anyMatch(feature -> feature.kind() == kind
                        && feature.value().equals(value)
                        && feature.provenance().claimed());
        if (!claimed) {
            throw new Refused("claim.none", "value");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        verifications.ticked(ref.id(), kind, value, why, actors.current().person(), now);
        customers.proven(ref.id(), new Feature(kind, value, Provenance.VERIFIED, now));
    }
}
