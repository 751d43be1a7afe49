package io.santral.customer;

import io.santral.customer.store.AuditStore;
import io.santral.customer.store.AuditStore.Asked;
import io.santral.customer.store.CustomerStore;
import io.santral.customer.store.DecisionStore;
import io.santral.security.Actors;
import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.shared.Binomial;
import io.santral.shared.NotThere;
import io.santral.shared.Refused;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What people are asked to look at: one automatic merge in 200, drawn by lot, and the day's suggestions of which the engine is
 * least sure. What is said wrong is taken apart at once. The merges that the lot drew give an unbiased figure of how often the
 * engine is wrong, and all answers teach it ({@link Learning}).
 */
@ApplicationScoped
@Transactional
public class Audits {
    /** The longest page. */
    public static final int PAGE = 50;

    /** Counting ends here. */
    public static final int MOST_COUNTED = 1000;

    private static final double CONFIDENCE = 0.95;

    @Inject
    AuditStore store;

    @Inject
    CustomerStore customers;

    @Inject
    DecisionStore decisions;

    @Inject
    Merges merges;

    @Inject
    Models models;

    @Inject
    Actors actors;

    @Inject
    Clock clock;

    /** What waits for an answer, oldest first; {@code after} is the last one of the page before. At most 50. */
    @Requires(Permission.SEE_CASES)
    public List<AuditView> asked(OfTenant brand, Optional<AuditRef> after, int limit) {
        return store.open(after.map(AuditRef::id).orElse(0L), Math.min(Math.max(limit, 1), PAGE)).stream()
                .map(open -> view(brand.tenant(), open))
                .toList();
    }

    private static AuditView view(TenantId tenant, AuditStore.Open open) {
        return new AuditView(
                new AuditRef(tenant, open.id()),
                open.merge(),
                open.namespace(),
                Masked.of(open.namespace(), open.value()),
                new CustomerRef(tenant, open.identity()),
                open.name(),
                new CustomerRef(tenant, open.customer()),
                open.customerName(),
                open.posterior(),
                open.explanation(),
                open.at());
    }

    /** How many wait; {@value #MOST_COUNTED} stands for as many or more. */
    @Requires(Permission.SEE_CASES)
    public int waiting(OfTenant brand) {
        return store.countOpen(MOST_COUNTED);
    }

    @Requires(Permission.SEE_CASES)
    public AuditFigure figure(OfTenant brand) {
        AuditStore.Figure figure = store.figure();
        return new AuditFigure(
                figure.looked(), figure.wrong(), Binomial.upperBound(figure.wrong(), figure.looked(), CONFIDENCE));
    }

    /**
     * They are one. Of a suggestion that is its answer.
     *
     * @throws Refused {@code audit.answered}, {@code reason.missing}, {@code reason.long}, and what {@link Merges#accept} refuses
     */
    @Requires(value = Permission.ANSWER, audit = "merge.audited-right")
    public void right(AuditRef ref, String reason) {
        Asked asked = open(ref, reason);
        if (asked.suggestion().isPresent()) {
            merges.accept(new SuggestionRef(ref.tenant(), asked.suggestion().get()), reason);
        } else {
            decisions.explanation(asked.decision()).ifPresent(explanation -> models.learn(explanation, true));
        }
        answer(asked, "RIGHT", reason);
    }

    /** They are two: the merge is taken apart, the suggestion refused. As {@link #right}. */
    @Requires(value = Permission.ANSWER, audit = "merge.audited-wrong")
    public void wrong(AuditRef ref, String reason) {
        Asked asked = open(ref, reason);
        if (asked.suggestion().isPresent()) {
            merges.reject(new SuggestionRef(ref.tenant(), asked.suggestion().get()), reason);
        } else {
            customers
                    .mergeOf(asked.decision())
                    .ifPresent(merge -> merges.undo(new MergeRef(ref.tenant(), merge.id()), reason));
        }
        answer(asked, "WRONG", reason);
    }

    /** Nobody can tell: it is asked no more, and counts neither way. A suggestion stays open. As {@link #right}. */
    @Requires(value = Permission.ANSWER, audit = "merge.audited-unsure")
    public void unsure(AuditRef ref, String reason) {
        answer(open(ref, reason), "UNSURE", reason);
    }

    private Asked open(AuditRef ref, String reason) {
        Merges.checked(reason);
        Asked asked = store.lock(ref.id()).orElseThrow(NotThere::new);
        if (!asked.state().equals("ASKED")) {
            throw new Refused("audit.answered", "");
        }
        return asked;
    }

    private void answer(Asked asked, String state, String reason) {
        store.answer(
                asked.id(),
                state,
                Merges.checked(reason),
                actors.current().person(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
