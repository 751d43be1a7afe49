package io.santral.customer;

import io.santral.customer.CustomersMoved.Move;
import io.santral.customer.linking.Forest;
import io.santral.customer.store.CustomerStore;
import io.santral.customer.store.CustomerStore.Cause;
import io.santral.customer.store.DecisionStore;
import io.santral.security.Actors;
import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.shared.Refused;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What people say about who is who: they merge, take merges back, answer what the engine suggests. What they say binds at once,
 * and against the engine for good.
 */
@ApplicationScoped
@Transactional
public class Merges {
    /** Identities of one customer. Who has more is no person, and would make each undo a large one. */
    static final int MOST_IDENTITIES = 100;

    /** The longest page of suggestions. */
    public static final int PAGE = 50;

    /** Counting ends here. */
    public static final int MOST_COUNTED = 1000;

    private static final int TRIES = 3;

    private static final int REASON = 200;

    @Inject
    CustomerStore store;

    @Inject
    DecisionStore decisions;

    @Inject
    Models models;

    @Inject
    Actors actors;

    @Inject
    Clock clock;

    @Inject
    Event<CustomersMoved> moved;

    /** Why this is one customer. An old number leads to the whole. */
    @Requires(value = Permission.SEE_CASES, audit = "customer.seen")
    public CustomerStory story(CustomerRef ref) {
        long customer = current(ref.id());
        List<CustomerStore.Seen> identities = store.identities(customer);
        Map<Long, CustomerStore.Merge> merges = new HashMap<>();
        store.mergesOf(identities.stream().map(CustomerStore.Seen::id).toList())
                .forEach(merge -> merges.put(merge.from(), merge));
        return new CustomerStory(
                new CustomerRef(ref.tenant(), customer),
                store.customer(customer).flatMap(CustomerView::name),
                identities.stream()
                        .map(seen -> part(
                                ref.tenant(), seen, Optional.ofNullable(merges.get(seen.id())), identities.size() == 1))
                        .toList());
    }

    private CustomerStory.Part part(
            TenantId tenant, CustomerStore.Seen seen, Optional<CustomerStore.Merge> merge, boolean alone) {
        return new CustomerStory.Part(
                seen.id(),
                seen.namespace(),
                Masked.of(seen.namespace(), seen.value()),
                seen.name(),
                seen.firstSeen(),
                store.features(seen.id()).stream().anyMatch(feature -> feature.provenance() == Provenance.VERIFIED),
                merge.filter(made -> !alone)
                        .map(made -> new CustomerStory.Merge(
                                new MergeRef(tenant, made.id()),
                                made.origin(),
                                made.reason(),
                                made.person(),
                                made.at(),
                                made.decision().flatMap(decisions::explanation))));
    }

    /**
     * Makes one customer of two.
     *
     * @param into whose number stays
     * @param reason in a person's words, at most 200 characters
     * @throws Refused {@code customer.same} if they are one, {@code customer.large} if the whole would have more than 100
     *     identities, {@code customer.moved} if
     *     others kept merging them meanwhile, {@code reason.missing}, {@code reason.long}
     */
    @Requires(value = Permission.ANSWER, audit = "customer.merged")
    public void merge(CustomerRef from, CustomerRef into, String reason) {
        if (!from.tenant().equals(into.tenant())) {
            throw new NotThere();
        }
        merge(from.tenant(), current(from.id()), into.id(), checked(reason), Optional.empty());
    }

    private void merge(TenantId tenant, long from, long into, String reason, Optional<Long> decision) {
        Forest forest = locked(List.of(from, into));
        NavigableSet<Long> side = forest.whole(from);
        NavigableSet<Long> others = forest.whole(into);
        if (side.size() + others.size() > MOST_IDENTITIES) {
            throw new Refused("customer.large", "");
        }
        Forest.Change change = forest.merge(Ids.next(), from, into);
        if (change.isNothing()) {
            throw new Refused("customer.same", "");
        }
        Cause cause = cause(reason, decision);
        store.apply(change, cause);
        NavigableSet<Long> all = new TreeSet<>(side);
        all.addAll(others);
        store.together(all, cause.at());
        decisions.overtakeAmong(all, cause.at());
        tell(tenant, change, Optional.empty(), Optional.empty());
    }

    /**
     * Takes a merge back: who came by it goes again, with what came along, and the engine never brings the two together again.
     * A merge that does not stand any longer changes nothing.
     */
    @Requires(value = Permission.ANSWER, audit = "customer.unmerged")
    public void undo(MergeRef ref, String reason) {
        String why = checked(reason);
        CustomerStore.Merge merge = store.findMerge(ref.id()).orElseThrow(NotThere::new);
        Forest forest = locked(List.of(merge.from()));
        NavigableSet<Long> side = forest.below(merge.from());
        NavigableSet<Long> others = new TreeSet<>(forest.whole(merge.from()));
        others.removeAll(side);
        Forest.Change change = forest.undo(ref.id());
        if (change.isNothing()) {
            return;
        }
        Cause cause = cause(why, Optional.empty());
        store.apply(change, cause);
        store.apart(side, others, Optional.of(ref.id()), cause.person(), cause.at());
        merge.decision().ifPresent(this::wrong);
        tell(ref.tenant(), change, Optional.of(ref.id()), Optional.of(merge.at()));
    }

    private void wrong(long decision) {
        decisions.wrong(decision, actors.current().person(), now());
        decisions.explanation(decision).ifPresent(explanation -> models.learn(explanation, false));
    }

    /**
     * Takes identities out of a customer: they are one customer together, and those that stay are one.
     *
     * @param identities some of the customer's, not all
     * @throws Refused {@code customer.no-part} if they are not
     */
    @Requires(value = Permission.ANSWER, audit = "customer.split")
    public void split(CustomerRef ref, Set<Long> identities, String reason) {
        String why = checked(reason);
        long customer = ref.id();
        Forest forest = locked(List.of(customer));
        NavigableSet<Long> others = new TreeSet<>(forest.whole(customer));
        if (identities.isEmpty() || !others.containsAll(identities) || identities.size() == others.size()) {
            throw new Refused("customer.no-part", "identities");
        }
        others.removeAll(identities);
        Optional<Instant> since = store.mergesOf(forest.whole(customer)).stream()
                .map(CustomerStore.Merge::at)
                .min(Instant::compareTo);
        Forest.Change change = forest.split(identities, Ids::next);
        Cause cause = cause(why, Optional.empty());
        store.apply(change, cause);
        store.apart(identities, others, Optional.empty(), cause.person(), cause.at());
        tell(ref.tenant(), change, change.undone().stream().findFirst(), since);
    }

    /** What waits for a person's answer, oldest first; {@code after} is the last one of the page before. At most 50. */
    @Requires(Permission.SEE_CASES)
    public List<SuggestionView> suggestions(OfTenant brand, Optional<SuggestionRef> after, int limit) {
        return decisions.open(after.map(SuggestionRef::id).orElse(0L), Math.min(Math.max(limit, 1), PAGE)).stream()
                .map(open -> view(brand.tenant(), open))
                .toList();
    }

    /** What waits for a person's answer about who this customer's identities are besides, oldest first; at most 10. */
    @Requires(Permission.SEE_CASES)
    public List<SuggestionView> suggestionsOf(CustomerRef ref) {
        return decisions.openOf(current(ref.id()), 10).stream()
                .map(open -> view(ref.tenant(), open))
                .toList();
    }

    /** How many wait; {@value #MOST_COUNTED} stands for as many or more. */
    @Requires(Permission.SEE_CASES)
    public int waiting(OfTenant brand) {
        return decisions.countOpen(MOST_COUNTED);
    }

    private SuggestionView view(TenantId tenant, DecisionStore.Open open) {
        return new SuggestionView(
                new SuggestionRef(tenant, open.id()),
                open.namespace(),
                Masked.of(open.namespace(), open.value()),
                new CustomerRef(tenant, open.newcomer()),
                open.newcomerName(),
                new CustomerRef(tenant, open.customer()),
                open.customerName(),
                open.posterior(),
                open.explanation(),
                open.at());
    }

    /** They are one. Whoever else the newcomer may be is still a question: two of our customers may be one, too. */
    @Requires(value = Permission.ANSWER, audit = "suggestion.accepted")
    public void accept(SuggestionRef ref, String reason) {
        String why = checked(reason);
        DecisionStore.Suggested suggested = open(ref);
        long from = current(suggested.identity());
        long into = current(suggested.customer());
        decisions.settle(ref.id(), "ACCEPTED", why, actors.current().person(), now());
        learn(suggested, true);
        if (from != into) {
            merge(ref.tenant(), from, suggested.customer(), why, Optional.of(suggested.decision()));
        }
    }

    /** They are two, and stay so for the engine. */
    @Requires(value = Permission.ANSWER, audit = "suggestion.rejected")
    public void reject(SuggestionRef ref, String reason) {
        String why = checked(reason);
        DecisionStore.Suggested suggested = open(ref);
        long one = current(suggested.identity());
        long other = current(suggested.customer());
        decisions.settle(ref.id(), "REJECTED", why, actors.current().person(), now());
        learn(suggested, false);
        if (one != other) {
            Forest forest = locked(List.of(one, other));
            store.apart(
                    forest.whole(one),
                    forest.whole(other),
                    Optional.empty(),
                    Optional.of(actors.current().person()),
                    now());
        }
    }

    /** The explanation speaks of the likeliest customer: what is said of another one says nothing about it. */
    private void learn(DecisionStore.Suggested suggested, boolean same) {
        if (suggested.best()) {
            decisions.explanation(suggested.decision()).ifPresent(explanation -> models.learn(explanation, same));
        }
    }

    private DecisionStore.Suggested open(SuggestionRef ref) {
        return decisions.lockOpen(ref.id()).orElseThrow(() -> new Refused("suggestion.settled", ""));
    }

    /** The wholes of these customers, which nobody else changes until the transaction ends. */
    private Forest locked(List<Long> customers) {
        for (int tried = 0; tried < TRIES; tried++) {
            Forest forest = store.forest(customers.stream().map(this::current).toList());
            // Somebody may have merged them while we waited: then they are elsewhere.
            if (customers.stream().noneMatch(customer -> forest.whole(customer).isEmpty())) {
                return forest;
            }
        }
        throw new Refused("customer.moved", "");
    }

    private long current(long customer) {
        return store.current(customer).orElseThrow(NotThere::new);
    }

    /** The reason as it is stored; refused if it is none. */
    static String checked(String reason) {
        String stripped = reason.strip();
        if (stripped.isEmpty()) {
            throw new Refused("reason.missing", "reason");
        }
        if (stripped.length() > REASON) {
            throw new Refused("reason.long", "reason");
        }
        return stripped;
    }

    private Cause cause(String reason, Optional<Long> decision) {
        return new Cause("AGENT", reason, decision, Optional.of(actors.current().person()), now());
    }

    private void tell(TenantId tenant, Forest.Change change, Optional<Long> undone, Optional<Instant> since) {
        moved.fire(new CustomersMoved(
                tenant,
                change.moves().stream()
                        .map(move -> new Move(move.born(), move.from(), move.to()))
                        .collect(Collectors.toList()),
                undone,
                since));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
