package io.santral.customer;

import io.santral.customer.proof.Address;
import io.santral.customer.proof.OneTimeCode;
import io.santral.customer.store.CodeStore;
import io.santral.customer.store.CodeStore.Issued;
import io.santral.security.Actors;
import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.shared.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One-time codes: sent to an address that somebody claims, and said back by whoever reads there. The customer may also write the
 * code in the conversation: then {@link Proofs} hears it.
 */
@ApplicationScoped
@Transactional
public class Codes {
    @Inject
    Claims claims;

    @Inject
    CodeStore store;

    @Inject
    Proofs proofs;

    @Inject
    Actors actors;

    @Inject
    Clock clock;

    @Inject
    Event<CodeIssued> issued;

    private final SecureRandom random = new SecureRandom();

    /**
     * Sends a one-time code to the address that is claimed, and to nobody else. A code that was sent for the identity before counts
     * no more.
     *
     * @throws NotThere if it is not known of the identity
     * @throws Refused {@code claim.proven}, {@code code.no-address} if no code can be sent there, {@code code.too-many} if enough
     *     were, {@code code.no-channel} if the brand has no account that could send it
     */
    @Requires(value = Permission.ANSWER, audit = "identity.code-sent")
    public void send(ClaimRef ref) {
        Instant now = now();
        store.takeTurn(now);
        Feature claim = claims.unproven(ref);
        Address address = Address.of(claim.kind(), claim.value()).orElseThrow(() -> new Refused("code.no-address", ""));
        byte[] hash = proofs.addressHash(address);
        long person = actors.current().person();
        if (!store.allowance(hash, ref.identity(), person, now).allows()) {
            throw new Refused("code.too-many", "");
        }
        long id = Ids.next();
        String code = OneTimeCode.draw(random);
        Instant until = now.plus(OneTimeCode.VALID);
        store.add(
                new Issued(
                        new OneTimeCode(id, OneTimeCode.hash(proofs.codeSecret(), id, code), 0, now, until),
                        ref.identity(),
                        claim.kind(),
                        claim.value()),
                hash,
                person);
        issued.fire(new CodeIssued(
                ref.tenant(), id, ref.identity(), address.kind(), address.reached(), code, person, now, until));
    }

    /**
     * The customer says the code, and a person types it in.
     *
     * @return whether the claim is proven now; of a wrong, late, used, foreign or missing code a caller hears the same
     * @throws Refused {@code code.form} if it is not six digits, which counts as no try
     */
    @Requires(value = Permission.ANSWER, audit = "identity.code-entered")
    public boolean enter(IdentityRef ref, String code) {
        String said = code.replaceAll("\\s", "");
        if (!OneTimeCode.isOne(said)) {
            throw new Refused("code.form", "code");
        }
        return proofs.said(ref.id(), said, now(), Optional.of(actors.current().person()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
