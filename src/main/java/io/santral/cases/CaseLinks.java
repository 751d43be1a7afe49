package io.santral.cases;

import io.santral.cases.Moving.Home;
import io.santral.cases.Moving.Why;
import io.santral.cases.merging.TakingOut;
import io.santral.cases.model.SupportCase;
import io.santral.cases.store.CaseStore;
import io.santral.cases.store.CaseStore.Attached;
import io.santral.cases.store.LinkStore;
import io.santral.cases.store.VerdictStore;
import io.santral.customer.CustomerRef;
import io.santral.customer.Customers;
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
import java.util.Set;

/**
 * What belongs together: which cases are a customer's, why what they wrote is in them, and what people say about that. Their word binds
 * the engine.
 */
@ApplicationScoped
@Transactional
public class CaseLinks {
    private static final int MOST_CASES = 20;

    /** What one case may have: a larger one is no matter, and would make each undo a large one. */
    static final int MOST = 200;

    static final String SAID_SAME = "case.said-same";
    static final String SAID_DIFFERENT = "case.said-different";

    private static final int REASON = 200;

    @Inject
    LinkStore store;

    @Inject
    CaseStore cases;

    @Inject
    VerdictStore verdicts;

    @Inject
    Moving moving;

    @Inject
    Customers customers;

    @Inject
    Actors actors;

    @Inject
    Clock clock;

    /** The customer's newest cases, newest first, at most 20. */
    @Requires(Permission.SEE_CASES)
    public List<CaseSummary> of(CustomerRef customer) {
        return store.casesOf(customer, MOST_CASES);
    }

    /**
     * Why each interaction of the case is in it, oldest first.
     *
     * @return empty for a case that holds nothing any more
     * @throws NotThere if there is no such case
     */
    @Requires(value = Permission.SEE_CASES, audit = "case.explained")
    public List<CaseLinkView> why(CaseRef ref) {
        if (!store.knows(ref)) {
            throw new NotThere();
        }
        return store.why(ref);
    }

    /**
     * Makes one case of two of one customer. All that the first has goes into the other, by links that can be revoked; clocks and queue
     * follow. The first keeps its number, which leads there.
     *
     * @param reason in a person's words, at most 200 characters
     * @throws NotThere if there is no such case
     * @throws Refused {@code case.same} if they are one, {@code case.not-theirs} if they are two customers', {@code case.empty} if one
     *     has nothing, {@code case.large} if the whole would have more than 200 messages, {@code reason.missing}, {@code reason.long}
     */
    @Requires(value = Permission.ANSWER, audit = "case.joined")
    public void join(CaseRef from, CaseRef into, String reason) {
        if (!from.tenant().equals(into.tenant())) {
            throw new NotThere();
        }
        String why = checked(reason);
        lock(into);
        joined(from, into, why);
    }

    /** For whoever has locked the customer. */
    void joined(CaseRef from, CaseRef into, String reason) {
        SupportCase old = find(from.id());
        SupportCase kept = find(into.id());
        if (from.equals(into)) {
            throw new Refused("case.same", "into");
        }
        if (old.customer() != kept.customer()) {
            throw new Refused("case.not-theirs", "into");
        }
        List<Long> all = cases.interactions(from.id());
        int there = cases.interactions(into.id()).size();
        if (all.isEmpty() || there == 0) {
            throw new Refused("case.empty", "into");
        }
        if (all.size() + there > MOST) {
            throw new Refused("case.large", "");
        }
        long verdict = verdicts.say(
                from.id(), into.id(), true, reason, actors.current().person(), now());
        moving.join(from, into, Why.said(SAID_SAME, verdict));
    }

    /**
     * Takes something out of a case: it is another matter. It becomes a case of its own, or goes back to the one that it came from if
     * that has nothing now; what the brand answered goes along. The engine never makes one of the two again, and never asks.
     *
     * @param interactions some of what the customer wrote in the case, not all
     * @return where it is now
     * @throws NotThere if there is no such case
     * @throws Refused {@code case.no-part} if they are not, {@code reason.missing}, {@code reason.long}
     */
    @Requires(value = Permission.ANSWER, audit = "case.taken-apart")
    public CaseRef takeOut(CaseRef ref, Set<Long> interactions, String reason) {
        String why = checked(reason);
        long customer = lock(ref);
        TakingOut out = TakingOut.of(
                cases.attached(ref.id()).stream().map(Attached::part).toList(), interactions);
        if (out.leaving().isEmpty()) {
            throw new Refused("case.no-part", "interactions");
        }
        Home home = moving.home(ref.tenant(), customer, out.leaving());
        long verdict = verdicts.say(
                ref.id(), home.ref().id(), false, why, actors.current().person(), now());
        moving.home(home, customer, out.leaving(), Why.said(SAID_DIFFERENT, verdict));
        moving.settled(ref);
        moving.askAnew(List.of(ref.id(), home.ref().id()));
        return home.ref();
    }

    /** Who decides about a customer's cases does so one at a time; before anything of the case is read. */
    private long lock(CaseRef ref) {
        long customer = store.customerOf(ref).orElseThrow(NotThere::new);
        customers.lock(customer);
        return customer;
    }

    private SupportCase find(long id) {
        return cases.find(id).orElseThrow(NotThere::new);
    }

    private static String checked(String reason) {
        String stripped = reason.strip();
        if (stripped.isEmpty()) {
            throw new Refused("reason.missing", "reason");
        }
        if (stripped.length() > REASON) {
            throw new Refused("reason.long", "reason");
        }
        return stripped;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
