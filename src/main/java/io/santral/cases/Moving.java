package io.santral.cases;

import io.santral.cases.merging.Homecoming;
import io.santral.cases.merging.Homecoming.Step;
import io.santral.cases.merging.Homecoming.Way;
import io.santral.cases.merging.Joining;
import io.santral.cases.merging.Regrouping.Part;
import io.santral.cases.model.SupportCase;
import io.santral.cases.store.CaseStore;
import io.santral.cases.store.CaseStore.Attached;
import io.santral.cases.store.CaseStore.Came;
import io.santral.cases.store.VerdictStore;
import io.santral.cases.store.VerdictStore.Standing;
import io.santral.intake.InteractionView;
import io.santral.intake.Interactions;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.tenancy.PersonScope;
import io.santral.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Interactions leave one case for another. Only links are written, none is lost: what follows from them, the cases' times, clocks,
 * queue and what is asked about them, is made anew from what each has then.
 */
@ApplicationScoped
class Moving {
    @Inject
    CaseStore store;

    @Inject
    VerdictStore verdicts;

    @Inject
    Interactions interactions;

    @Inject
    CaseNews news;

    @Inject
    Clock clock;

    /**
     * Where things go that leave a case.
     *
     * @param fresh it was opened for them just now
     */
    record Home(CaseRef ref, boolean fresh) {}

    /**
     * Why things move.
     *
     * @param reason the key of a sentence
     * @param verdict what somebody said of the two cases
     * @param explanation what the engine weighed
     */
    record Why(String reason, Optional<Long> verdict, Optional<String> explanation) {
        static Why said(String reason, long verdict) {
            return new Why(reason, Optional.of(verdict), Optional.empty());
        }

        static Why weighed(String reason, Joining joining) {
            return new Why(reason, Optional.empty(), Optional.of(JoiningJson.of(joining)));
        }
    }

    /** Their customers turned out to be one, and it is the same matter. */
    static final String MERGED = "case.customers-merged";

    /** Their customers are two again. */
    static final String PARTED = "case.customers-parted";

    /** The case that they were in before, if it has nothing now, so that its number lives again; or a new one. */
    Home home(TenantId tenant, long customer, List<Long> leaving) {
        return former(tenant, leaving).orElseGet(() -> opened(tenant, customer, leaving));
    }

    private Optional<Home> former(TenantId tenant, List<Long> leaving) {
        return store.formerCase(leaving.get(0)).map(id -> new Home(new CaseRef(tenant, id), false));
    }

    private Home opened(TenantId tenant, long customer, List<Long> leaving) {
        InteractionView first = interactions.of(leaving).get(0);
        long id = Ids.next();
        store.add(new SupportCase(id, customer, first.account(), first.text(), first.occurredAt()));
        return new Home(new CaseRef(tenant, id), true);
    }

    /**
     * The customer is somebody else: brings home what is theirs. What merges brought together goes back to where it was, and what
     * they wrote since goes along. The case that they leave is to be {@link #settled} then.
     *
     * @param since when the merge was made that is taken back
     */
    void part(CaseRef from, long customer, List<Part> parts, List<Long> leaving, Instant since) {
        List<Home> homes = new ArrayList<>();
        for (Homecoming one : Homecoming.of(parts, leaving, homes(from, since))) {
            Home home = one.home()
                    .map(id -> new Home(new CaseRef(from.tenant(), id), false))
                    .or(() -> former(from.tenant(), one.interactions()))
                    .or(() -> homes.stream().findFirst())
                    .orElseGet(() -> opened(from.tenant(), customer, one.interactions()));
            home(home, customer, one.interactions(), new Why(PARTED, Optional.empty(), Optional.empty()));
            homes.add(home);
        }
    }

    /** Where those of the case's interactions were that merges of customers brought, if nothing is there now. */
    private Map<Long, Long> homes(CaseRef ref, Instant since) {
        Map<Long, List<Step>> ways = new HashMap<>();
        for (Came one : store.ways(ref.id())) {
            Way way = one.reason().equals(MERGED)
                    ? Way.CUSTOMERS_MERGED
                    : one.reason().equals(PARTED) ? Way.CUSTOMERS_PARTED : Way.OTHER;
            ways.computeIfAbsent(one.interaction(), id -> new ArrayList<>()).add(new Step(one.caseId(), way, one.at()));
        }
        Map<Long, Boolean> empty = new HashMap<>();
        Map<Long, Long> homes = new HashMap<>();
        ways.forEach((interaction, steps) -> Homecoming.home(steps, since)
                .filter(id ->
                        empty.computeIfAbsent(id, one -> store.interactions(one).isEmpty()))
                .ifPresent(id -> homes.put(interaction, id)));
        return homes;
    }

    /** All that the one has belongs to the other from now on, which lives as long as there is something to do about either. */
    void join(CaseRef from, CaseRef into, Why why) {
        SupportCase old = find(from);
        SupportCase kept = find(into);
        Instant came = link(into, store.interactions(from.id()), why);
        if (old.open()) {
            kept.reopen(came);
        }
        settled(into);
        settled(from);
        verdicts.redirect(from.id(), into.id());
        askAnew(List.of(from.id(), into.id()));
    }

    private SupportCase find(CaseRef ref) {
        return store.find(ref.id()).orElseThrow(NotThere::new);
    }

    /** Brings them home. The case that they leave is to be {@link #settled} then. */
    void home(Home home, long customer, List<Long> leaving, Why why) {
        List<InteractionView> said = interactions.of(leaving);
        Set<Long> before = store.everIn(home.ref().id());
        Instant now = link(home.ref(), leaving, why);
        SupportCase theirs = find(home.ref());
        theirs.belongsTo(customer);
        said.stream()
                .filter(one -> !before.contains(one.id()))
                .forEach(one -> theirs.heard(one.inbound(), one.occurredAt(), now));
        if (!home.fresh()) {
            settled(home.ref());
            return;
        }
        store.flush();
        news.opened.fire(new CaseOpened(home.ref(), theirs.openedAt()));
        said.forEach(one ->
                news.attached.fire(new InteractionAttached(home.ref(), one.id(), one.inbound(), one.occurredAt())));
    }

    /** The interactions belong to that case from now on; when that is. */
    private Instant link(CaseRef into, List<Long> leaving, Why why) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Long> person = PersonScope.open().stream().boxed().findFirst();
        leaving.forEach(interaction ->
                store.move(interaction, into.id(), why.reason(), why.verdict(), why.explanation(), person, now));
        return now;
    }

    /** The case has lost or won something: all that follows from its links is told anew. */
    void settled(CaseRef ref) {
        SupportCase known = find(ref);
        List<Attached> has = store.attached(ref.id());
        if (!has.isEmpty()) {
            known.holds(
                    has.get(0).at(),
                    has.get(has.size() - 1).at(),
                    has.stream().filter(Attached::inbound).map(Attached::came).max(Instant::compareTo));
        }
        store.flush();
        news.regrouped.fire(standing(ref, known, has));
        news.changed.fire(new CaseChanged(ref));
    }

    /** How the case stands by what it has now. */
    private static CaseRegrouped standing(CaseRef ref, SupportCase known, List<Attached> has) {
        List<Instant> asked = new ArrayList<>();
        List<Instant> answered = new ArrayList<>();
        has.forEach(one -> (one.inbound() ? asked : answered).add(one.at()));
        Optional<Instant> askedLast = asked.isEmpty() ? Optional.empty() : Optional.of(asked.get(asked.size() - 1));
        boolean waits =
                known.open() && askedLast.isPresent() && answered.stream().noneMatch(at -> at.isAfter(askedLast.get()));
        return new CaseRegrouped(
                ref, asked.stream().findFirst(), askedLast, answered.stream().findFirst(), known.closedAt(), waits);
    }

    /**
     * What the engine asks about these cases and nobody has answered is asked of those that they are now, once; or not, as long as it
     * does not matter.
     */
    void askAnew(Collection<Long> cases) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Set<List<Long>> asked = new HashSet<>();
        for (Standing one : verdicts.standing(cases)) {
            boolean moot = one.moot()
                    || one.now() == one.older()
                    || !asked.add(List.of(one.now(), one.older()))
                    || verdicts.apartFrom(List.of(one.now())).contains(one.older());
            if (moot) {
                verdicts.moot(one.id(), now);
            } else {
                verdicts.ask(one.id(), one.now(), one.older());
            }
        }
    }
}
