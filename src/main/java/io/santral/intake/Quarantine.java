package io.santral.intake;

import io.santral.intake.store.HeldStore;
import io.santral.security.Actor;
import io.santral.security.Actors;
import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.shared.NotThere;
import io.santral.shared.Refused;
import io.santral.tenancy.OfTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/**
 * What came in and could not become an interaction: quarantined, because it failed as often as it is tried, or parked, because
 * its account was not connected when it came. Nothing of it is lost; an operator sees why, and lets it in again when the reason
 * is gone. Then it is worked on as if it had just come: where the same event came again meanwhile, it is one.
 */
@ApplicationScoped
public class Quarantine {
    /** The longest page. */
    public static final int MOST = 100;

    /** How many are let in at once. */
    public static final int MOST_REPLAYED = 500;

    /** How many bytes of a payload are shown. */
    public static final int MOST_SHOWN = 8192;

    /** Counting ends here. */
    public static final int MOST_COUNTED = 1000;

    /** How many accounts of nobody are listed. */
    private static final int MOST_HOMELESS = 50;

    @Inject
    HeldStore store;

    @Inject
    Actors actors;

    /** What is held back of the brand, newest first; before that one, if it is given. At most {@value #MOST}. */
    @Requires(Permission.OPERATE)
    @Transactional
    public List<HeldView> held(OfTenant brand, Optional<HeldRef> before, int limit) {
        return store.held(before, Math.min(limit, MOST));
    }

    /** How much is held back of the brand; {@value #MOST_COUNTED} stands for as many or more. */
    @Requires(Permission.OPERATE)
    @Transactional
    public int count(OfTenant brand) {
        return store.count(MOST_COUNTED);
    }

    /**
     * Lets one in again.
     *
     * @throws NotThere if it is not held back, or not any more
     * @throws Refused {@code quarantine.disconnected} if it is parked and its account is not connected
     */
    @Requires(value = Permission.OPERATE, audit = "delivery.replayed")
    @Transactional
    public void replay(HeldRef ref) {
        if (!store.replay(ref.id()) && !store.release(ref.id())) {
            if (store.isParked(ref.id())) {
                throw new Refused("quarantine.disconnected", "");
            }
            throw new NotThere();
        }
    }

    /** Lets in all that can be, oldest first, at most {@value #MOST_REPLAYED} at once; how many. */
    @Requires(value = Permission.OPERATE, audit = "deliveries.replayed")
    @Transactional
    public int replayAll(OfTenant brand) {
        int replayed = store.replayOldest(MOST_REPLAYED);
        for (long parked : store.free(MOST_REPLAYED - replayed)) {
            if (store.release(parked)) {
                replayed++;
            }
        }
        return replayed;
    }

    /**
     * For which accounts of nobody something is parked, the latest first: for operators, those of the brands' own applications
     * for that brand's operators only. At most {@value #MOST_HOMELESS}.
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public List<Homeless> homeless() {
        Actor actor = actors.current();
        boolean operates = actor.grants().keySet().stream().anyMatch(brand -> actor.may(Permission.OPERATE, brand));
        return !operates
                ? List.of()
                : store.homeless(MOST_HOMELESS).stream()
                        .filter(parked -> parked.owner()
                                .map(owner -> actor.may(Permission.OPERATE, owner))
                                .orElse(true))
                        .toList();
    }
}
