package io.santral.customer;

import io.santral.customer.KnownView.Fact;
import io.santral.customer.KnownView.Proof;
import io.santral.customer.KnownView.Standing;
import io.santral.customer.proof.Address;
import io.santral.customer.proof.Allowance;
import io.santral.customer.proof.OneTimeCode;
import io.santral.customer.store.CodeStore;
import io.santral.customer.store.CodeStore.Issued;
import io.santral.customer.store.CustomerStore;
import io.santral.customer.store.VerificationStore;
import io.santral.customer.store.VerificationStore.Known;
import io.santral.customer.store.VerificationStore.Proven;
import io.santral.security.Actors;
import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.shared.Refused;
import io.santral.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Claimed is not verified: what is known of a customer, how, and how a claim becomes a proof. A channel proves by itself what it
 * says with trust (a signed log-in, an aligned DMARC pass); here are the people's ways, a tick and a one-time code.
 */
@ApplicationScoped
@Transactional
public class Verifications {
    private static final int REASON = 200;

    /** What is shown and may be proven; names and places are nobody's alone. */
    private static final Set<Kind> SHOWN = EnumSet.of(
            Kind.LOGIN,
            Kind.EMAIL,
            Kind.PHONE,
            Kind.FAX,
            Kind.CUSTOMER_NUMBER,
            Kind.NATIONAL_ID,
            Kind.BIRTH_DATE,
            Kind.ORDER_NUMBER);

    @Inject
    CustomerStore store;

    @Inject
    VerificationStore verifications;

    @Inject
    CodeStore codes;

    @Inject
    Customers customers;

    @Inject
    Proofs proofs;

    @Inject
    Actors actors;

    @Inject
    Clock clock;

    @Inject
    Event<CodeIssued> issued;

    private final SecureRandom random = new SecureRandom();

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

    private List<Fact> facts(TenantId tenant, long identity) {
        List<Proven> proven = verifications.proven(identity);
        Map<String, Known> best = new LinkedHashMap<>();
        for (Known known : verifications.known(identity)) {
            Feature feature = known.feature();
            if (SHOWN.contains(feature.kind())) {
                best.merge(
                        feature.kind() + "|" + Address.normal(feature.kind(), feature.value()),
                        known,
                        (one, other) -> standing(other.feature()).compareTo(standing(one.feature())) < 0 ? other : one);
            }
        }
        return best.values().stream()
                .map(known -> fact(tenant, known, proven))
                .sorted(Comparator.comparing(Fact::standing))
                .toList();
    }

    private static Fact fact(TenantId tenant, Known known, List<Proven> proven) {
        Feature feature = known.feature();
        Standing standing = standing(feature);
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

    private static Standing standing(Feature feature) {
        return switch (feature.provenance()) {
            case VERIFIED, IMPORTED -> Standing.PROVEN;
            case NETWORK -> Standing.NETWORK;
            default -> Standing.CLAIMED;
        };
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
        Feature claim = claim(ref);
        Instant now = now();
        verifications.ticked(
                ref.identity(), claim.kind(), claim.value(), ground, why, actors.current().person(), now);
        customers.proven(ref.identity(), new Feature(claim.kind(), claim.value(), Provenance.VERIFIED, now));
    }

    /**
     * Sends a one-time code to the address that is claimed, and to nobody else. A code that was sent for the identity before counts
     * no more.
     *
     * @throws NotThere if it is not known of the identity
     * @throws Refused {@code claim.proven}, {@code code.no-address} if no code can be sent there, {@code code.too-many} if enough
     *     were, {@code code.no-channel} if the brand has no account that could send it
     */
    @Requires(value = Permission.ANSWER, audit = "identity.code-sent")
    public void sendCode(ClaimRef ref) {
        Instant now = now();
        codes.takeTurn(now);
        Feature claim = claim(ref);
        Address address =
                Address.of(claim.kind(), claim.value()).orElseThrow(() -> new Refused("code.no-address", ""));
        byte[] hash = proofs.addressHash(address);
        long person = actors.current().person();
        if (!codes.allowance(hash, ref.identity(), person, now).allows()) {
            throw new Refused("code.too-many", "");
        }
        long id = Ids.next();
        String code = OneTimeCode.draw(random);
        Instant until = now.plus(OneTimeCode.VALID);
        codes.add(
                new Issued(
                        new OneTimeCode(id, OneTimeCode.hash(proofs.codeSecret(), id, code), 0, now, until),
                        ref.identity(),
                        claim.kind(),
                        claim.value()),
                hash,
                person);
        issued.fire(new CodeIssued(
                ref.tenant(), id, ref.identity(), address.kind(), address.reached(), code, person, until));
    }

    /**
     * The customer says the code, and a person types it in.
     *
     * @return whether the claim is proven now; of a wrong, late, used, foreign or missing code a caller hears the same
     * @throws Refused {@code code.form} if it is not six digits, which counts as no try
     */
    @Requires(value = Permission.ANSWER, audit = "identity.code-entered")
    public boolean enterCode(IdentityRef ref, String code) {
        String said = code.replaceAll("\\s", "");
        if (!OneTimeCode.isOne(said)) {
            throw new Refused("code.form", "code");
        }
        return proofs.said(
                ref.id(), said, now(), Optional.of(actors.current().person()));
    }

    /** What is to be proven, if it is not yet. */
    private Feature claim(ClaimRef ref) {
        List<Known> known = verifications.known(ref.identity());
        Feature claim = known.stream()
                .filter(one -> one.id() == ref.id() && SHOWN.contains(one.feature().kind()))
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

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
