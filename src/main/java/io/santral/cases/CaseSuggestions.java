package io.santral.cases;

import io.santral.cases.store.VerdictStore;
import io.santral.cases.store.VerdictStore.Asked;
import io.santral.customer.Customers;
import io.santral.security.Actors;
import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.shared.Refused;
import io.santral.tenancy.OfTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What the engine is not sure of about cases: whether the one that it opened is the matter of an older one of the same customer. An
 * answer binds it for good.
 */
@ApplicationScoped
@Transactional
public class CaseSuggestions {
    /** The longest page. */
    public static final int PAGE = 50;

    /** Counting ends here. */
    public static final int MOST_COUNTED = 1000;

    /** About one case no more are shown at once. */
    private static final int ABOUT = 5;

    @Inject
    VerdictStore store;

    @Inject
    CaseLinks links;

    @Inject
    Customers customers;

    @Inject
    Actors actors;

    @Inject
    Clock clock;

    /** What waits for an answer, oldest first; {@code after} is the id of the last one of the page before. At most 50. */
    @Requires(Permission.SEE_CASES)
    public List<CaseSuggestionView> open(OfTenant brand, long after, int limit) {
        return store.open(after, Math.min(Math.max(limit, 1), PAGE));
    }

    /** How many wait; {@value #MOST_COUNTED} stands for as many or more. */
    @Requires(Permission.SEE_CASES)
    public int waiting(OfTenant brand) {
        return store.countOpen(MOST_COUNTED);
    }

    /** What is asked about that case, at most five. */
    @Requires(Permission.SEE_CASES)
    public List<CaseSuggestionView> about(CaseRef ref) {
        return store.about(ref, ABOUT);
    }

    /**
     * They are one matter: the newer case goes into the older one.
     *
     * @return the case that they are now
     * @throws Refused {@code suggestion.settled} if somebody was faster, it does not matter any more, or nothing
     *     like that was ever asked; {@code case.large}
     */
    @Requires(value = Permission.ANSWER, audit = "case.said-same")
    public CaseRef same(CaseSuggestionRef ref) {
        Asked asked = locked(ref);
        store.settle(ref.id(), "SAME", actors.current().person(), now());
        store.overtake(asked.caseId(), now());
        CaseRef into = new CaseRef(ref.tenant(), asked.otherId());
        links.joined(new CaseRef(ref.tenant(), asked.caseId()), into, "");
        return into;
    }

    /** They are two matters, and the engine never asks about these two again. As {@link #same} otherwise. */
    @Requires(value = Permission.ANSWER, audit = "case.said-different")
    public void different(CaseSuggestionRef ref) {
        Asked asked = locked(ref);
        store.settle(ref.id(), "DIFFERENT", actors.current().person(), now());
        store.say(asked.caseId(), asked.otherId(), false, "", actors.current().person(), now());
    }

    /** The customer first, as whoever decides about cases does; then what is asked, which may have been answered meanwhile. */
    private Asked locked(CaseSuggestionRef ref) {
        Asked found = store.find(ref.id()).orElseThrow(() -> new Refused("suggestion.settled", ""));
        customers.lock(found.customer());
        return store.lock(ref.id())
                .filter(asked -> asked.open() && asked.caseId() != asked.otherId())
                .orElseThrow(() -> new Refused("suggestion.settled", ""));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
