package io.santral.customer;

import io.santral.customer.KnownView.Fact;
import io.santral.customer.KnownView.Proof;
import io.santral.customer.KnownView.Standing;
import io.santral.customer.proof.Address;
import io.santral.customer.proof.Allowance;
import io.santral.customer.store.CodeStore;
import io.santral.customer.store.CustomerStore;
import io.santral.customer.store.VerificationStore;
import io.santral.customer.store.VerificationStore.Known;
import io.santral.customer.store.VerificationStore.Proven;
import io.santral.security.Actors;
import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.shared.NotThere;
import io.santral.shared.Refused;
import io.santral.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Claimed is not verified: what is known of a customer, how, and how a claim becomes a proof. A channel proves by itself what it
 * says with trust (a signed log-in, an aligned DMARC pass); a
 * person ticks it here, or sends a code ({@link Codes}).
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
    CodeStore codes;

    @Inject
    Customers customers;

    @Inject
    Claims claims;

    @Inject
    Actors actors;

    @Inject
    Clock clock;

    /** What is known of each of the customer's identities, masked, oldest identity first. An old number leads to the whole. */
    @Requires(value = Permission.SEE_CASES, audit = "customer.proofs-seen")
    public List<KnownView> known(CustomerRef ref) {
        long customer = store.current(ref.id()).orElseThrow(NotThere::new);
        Instant day = now().minus(Allowance.DAY);
        return store.identities(customer).stream()
                .map(seen -> new KnownView(
                        new IdentityRef(ref.tenant(), seen.id()),
                        seen.namespace(),
                        Masked.of(seen.namespace(), seen.value()),
                        seen.name(),
                        facts(ref.tenant(), seen.id()),
                        codes.last(seen.id(), day).map(this::code)))
                .toList();
    }

    /** The codes that were sent for the customer's identities within a day, the oldest first: that they were, never what they are. */
    @Requires(Permission.SEE_CASES)
    public List<KnownView.Code> sent(CustomerRef ref) {
        Instant day = now().minus(Allowance.DAY);
        return store.identities(store.current(ref.id()).orElseThrow(NotThere::new)).stream()
                .flatMap(seen -> codes.last(seen.id(), day).map(this::code).stream())
                .sorted(Comparator.comparing(KnownView.Code::at))
                .toList();
    }

    private List<Fact> facts(TenantId tenant, long identity) {
        List<Proven> proven = verifications.proven(identity);
        Map<String, Known> best = new LinkedHashMap<>();
        for (Known known : verifications.known(identity)) {
            Feature feature = known.feature();
            if (Claims.SHOWN.contains(feature.kind())) {
                best.merge(
                        feature.kind() + "|" + Address.normal(feature.kind(), feature.value()),
                        known,
                        (one, other) -> Claims.standing(other.feature()).compareTo(Claims.standing(one.feature())) < 0
                                ? other
                                : one);
            }
        }
        return best.values().stream()
                .map(known -> fact(tenant, known, proven))
                .sorted(Comparator.comparing(Fact::standing).thenComparing(fact -> !fact.codable()))
                .toList();
    }

    private static Fact fact(TenantId tenant, Known known, List<Proven> proven) {
        Feature feature = known.feature();
        Standing standing = Claims.standing(feature);
        Optional<Proof> proof = proven.stream()
                .filter(one -> one.kind() == feature.kind() && one.value().equals(feature.value()))
                .findFirst()
                .map(one -> new Proof(one.way(), one.ground(), one.words(), one.person(), one.at()))
                .or(() -> feature.provenance() == Provenance.VERIFIED
                        ? Optional.of(new Proof(
                                "CHANNEL", Optional.empty(), Optional.empty(), Optional.empty(), feature.seen()))
                        : Optional.empty());
        return new Fact(
                new ClaimRef(tenant, known.identity(), known.id()),
                feature.kind(),
                Masked.of(feature.kind(), feature.value()),
                standing,
                feature.provenance(),
                feature.seen(),
                proof,
                standing != Standing.PROVEN
                        && Address.of(feature.kind(), feature.value()).isPresent());
    }

    private KnownView.Code code(CodeStore.Told told) {
        String state = told.state().equals("OPEN") && !now().isBefore(told.until()) ? "EXPIRED" : told.state();
        return new KnownView.Code(
                told.kind(), Masked.of(told.kind(), told.value()), state, told.delivery(), told.at(), told.person());
    }

    /**
     * A person has made sure of it. From now on it counts as proven, and the identity may turn out to be a customer that we know.
     *
     * @param reason in their words, at most 200 characters
     * @throws NotThere if it is not known of the identity
     * @throws Refused {@code claim.proven}, {@code reason.missing}, {@code reason.long}
     */
    @Requires(value = Permission.ANSWER, audit = "identity.verified")
    public void tick(ClaimRef ref, Ground ground, String reason) {
        String why = reason.strip();
        if (why.isEmpty()) {
            throw new Refused("reason.missing", "reason");
        }
        if (why.length() > REASON) {
            throw new Refused("reason.long", "reason");
        }
        Feature claim = claims.unproven(ref);
        Instant now = now();
        verifications.ticked(
                ref.identity(),
                claim.kind(),
                claim.value(),
                ground,
                why,
                actors.current().person(),
                now);
        customers.proven(ref.identity(), new Feature(claim.kind(), claim.value(), Provenance.VERIFIED, now));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
