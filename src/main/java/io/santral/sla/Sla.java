package io.santral.sla;

import io.santral.cases.CaseRef;
import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.shared.Refused;
import io.santral.sla.store.ClockStore;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The promises of a brand's contract and how they are kept. */
@ApplicationScoped
@Transactional
public class Sla {
    /** The longest span that figures are counted for. */
    static final Duration LONGEST_SPAN = Duration.ofDays(366);

    /** The median is that of the newest so many stopped clocks of the span. */
    static final int MEDIAN_SAMPLE = 10_000;

    @Inject
    ClockStore store;

    @Inject
    Contracts contracts;

    @Inject
    Clock clock;

    /** The case's clocks, for the desk. */
    @Requires(Permission.SEE_CASES)
    public List<ClockView> clocks(CaseRef ref) {
        return store.clocks(ref);
    }

    /** The nearest deadline that still runs, for whoever works inside the brand's scope. */
    public Optional<Instant> due(CaseRef ref) {
        return store.due(ref);
    }

    /**
     * How the brand was served, by the clocks that started in the span; {@code from} inclusive, {@code until} exclusive. One view
     * a target that is promised today or has clocks in the span. The median is taken over the newest 10,000 stopped clocks.
     *
     * @throws Refused {@code service.span} if the span is empty or longer than 366 days
     */
    @Requires(Permission.SEE_SERVICE)
    public List<ServiceView> service(OfTenant brand, Instant from, Instant until) {
        if (!from.isBefore(until) || Duration.between(from, until).compareTo(LONGEST_SPAN) > 0) {
            throw new Refused("service.span", "until");
        }
        Optional<ServiceContract> contract = contracts.current();
        List<ServiceView> views = new ArrayList<>();
        for (Target target : Target.values()) {
            Optional<Promise> promise = contract.flatMap(now -> now.promise(target));
            ServiceView view = service(brand.tenant(), target, from, until, promise.flatMap(Promise::share));
            if (promise.isPresent() || view.met() + view.missed() + view.running() + view.overdue() > 0) {
                views.add(view);
            }
        }
        return views;
    }

    private ServiceView service(
            TenantId tenant, Target target, Instant from, Instant until, Optional<Double> promised) {
        ClockStore.Count count = store.count(tenant, target, from, until, clock.instant());
        return new ServiceView(
                target,
                from,
                until,
                count.met(),
                count.missed(),
                count.running(),
                count.overdue(),
                promised,
                median(store.workedSeconds(tenant, target, from, until, MEDIAN_SAMPLE)));
    }

    /** Of an even number, the mean of the two in the middle. */
    static Optional<Long> median(List<Long> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        List<Long> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return Optional.of(
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }
}
