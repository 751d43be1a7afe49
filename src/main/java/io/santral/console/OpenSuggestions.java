package io.santral.console;

import io.santral.cases.CaseLinks;
import io.santral.cases.CaseSuggestionRef;
import io.santral.cases.CaseSuggestionView;
import io.santral.cases.CaseSuggestions;
import io.santral.cases.CaseSummary;
import io.santral.customer.CustomerRef;
import io.santral.customer.Merges;
import io.santral.customer.SuggestionRef;
import io.santral.customer.SuggestionView;
import io.santral.routing.PoolView;
import io.santral.routing.Queue;
import io.santral.screen.BrandLook;
import io.santral.screen.Brands;
import io.santral.security.Permission;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.tenancy.TenantId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the engine asks, about customers and about cases, in the order of asking: of one brand at a time, and of those that the
 * person's pools serve.
 */
@Named("openSuggestions")
@ViewScoped
public class OpenSuggestions implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int PAGE = 10;

    @Inject
    Brands brands;

    @Inject
    Merges merges;

    @Inject
    CaseLinks links;

    @Inject
    CaseSuggestions aboutCases;

    @Inject
    Queue queue;

    @Inject
    Said said;

    private @Nullable String alias;
    private @Nullable String pool;
    private @Nullable String after;
    private transient @Nullable BrandLook brand;
    private transient @Nullable List<BrandLook> choice;
    private transient @Nullable List<PoolView> pools;
    private transient @Nullable List<Question> waiting;
    private transient @Nullable Map<CustomerRef, List<CaseSummary>> cases;
    private transient boolean more;

    /** One of the two: whether two customers are one, or two cases. */
    public record Question(Optional<SuggestionView> who, Optional<CaseSuggestionView> matter) {
        /** Its number: those of both kinds are given out in one order. */
        public String number() {
            return Ids.text(id());
        }

        long id() {
            return who.map(asked -> asked.ref().id())
                    .or(() -> matter.map(asked -> asked.ref().id()))
                    .orElseThrow();
        }
    }

    /**
     * Looks anew; before each rendering.
     *
     * @throws NotThere if the address names a pool, a brand or a suggestion that is not there for this person
     */
    public void look() {
        BrandLook shown = brand();
        brand = shown;
        Optional<SuggestionRef> last = last(shown);
        List<Question> found = Stream.concat(
                        merges.suggestions(shown, last, PAGE + 1).stream()
                                .map(one -> new Question(Optional.of(one), Optional.empty())),
                        aboutCases.open(shown, last.map(SuggestionRef::id).orElse(0L), PAGE + 1).stream()
                                .map(one -> new Question(Optional.empty(), Optional.of(one))))
                .sorted(Comparator.comparingLong(Question::id))
                .toList();
        more = found.size() > PAGE;
        List<Question> page = more ? found.subList(0, PAGE) : found;
        Map<CustomerRef, List<CaseSummary>> theirs = new HashMap<>();
        for (Question one : page) {
            one.who().ifPresent(who -> {
                theirs.computeIfAbsent(who.newcomer(), links::of);
                theirs.computeIfAbsent(who.customer(), links::of);
            });
        }
        waiting = page;
        cases = theirs;
    }

    /** They are one. */
    public void accept(@Nullable String number, @Nullable String reason) {
        settle(number, "suggestion.accepted", ref -> merges.accept(ref, reason == null ? "" : reason));
    }

    /** They are two. */
    public void reject(@Nullable String number, @Nullable String reason) {
        settle(number, "suggestion.rejected", ref -> merges.reject(ref, reason == null ? "" : reason));
    }

    /** They are one matter. */
    public void same(@Nullable String number) {
        BrandLook shown = brand();
        CaseSuggestionRef ref =
                new CaseSuggestionRef(shown.tenant(), ref(shown, number).id());
        if (said.unlessRefused(() -> aboutCases.same(ref))) {
            said.inform("matter.same.done");
        }
    }

    /** They are two. */
    public void different(@Nullable String number) {
        BrandLook shown = brand();
        CaseSuggestionRef ref =
                new CaseSuggestionRef(shown.tenant(), ref(shown, number).id());
        if (said.unlessRefused(() -> aboutCases.different(ref))) {
            said.inform("matter.different.done");
        }
    }

    private interface Answer {
        void to(SuggestionRef ref);
    }

    private void settle(@Nullable String number, String done, Answer answer) {
        BrandLook shown = brand();
        SuggestionRef ref = ref(shown, number);
        if (said.unlessRefused(() -> answer.to(ref))) {
            said.inform(done);
        }
    }

    private static SuggestionRef ref(BrandLook shown, @Nullable String number) {
        return new SuggestionRef(
                shown.tenant(), Ids.parse(number == null ? "" : number).orElseThrow(NotThere::new));
    }

    private BrandLook brand() {
        return getChoice().stream()
                .filter(one -> alias == null || one.alias().equals(alias))
                .findFirst()
                .orElseThrow(NotThere::new);
    }

    private Optional<SuggestionRef> last(BrandLook shown) {
        return after == null ? Optional.empty() : Optional.of(ref(shown, after));
    }

    /** The person's pools; of who leads a brand's work, all that serve it. */
    public List<PoolView> getPools() {
        if (pools == null) {
            pools = queue.pools();
        }
        return pools;
    }

    /** The brands that the person may answer for and the pool serves, or any of theirs. */
    public List<BrandLook> getChoice() {
        if (choice == null) {
            Set<TenantId> served = getPools().stream()
                    .filter(one -> pool == null || one.alias().equals(pool))
                    .flatMap(one -> one.brands().stream())
                    .collect(Collectors.toSet());
            choice = brands.where(Permission.SEE_CASES).stream()
                    .filter(one -> served.contains(one.tenant()))
                    .toList();
        }
        return choice;
    }

    /** How many wait for an answer there. */
    public int count(BrandLook one) {
        return merges.waiting(one) + aboutCases.waiting(one);
    }

    public BrandLook getBrand() {
        if (brand == null) {
            brand = brand();
        }
        return brand;
    }

    public List<Question> getWaiting() {
        return waiting == null ? List.of() : waiting;
    }

    /** The newest case of the customer, as something to look at before answering; empty or one. */
    public List<CaseSummary> newest(CustomerRef customer) {
        List<CaseSummary> known = cases == null ? List.of() : cases.getOrDefault(customer, List.of());
        return known.subList(0, Math.min(1, known.size()));
    }

    public boolean isMore() {
        return more;
    }

    /** The number of the last one shown: the next page begins after it. */
    public String getLast() {
        return getWaiting().isEmpty()
                ? ""
                : getWaiting().get(getWaiting().size() - 1).number();
    }

    /** What the address says of the page beside the brand: {@code &pool=sosyal}, or nothing. */
    public String getFiltered() {
        return pool == null ? "" : "&pool=" + pool;
    }

    /** The pool that alone is shown; none for all of the person's. */
    public @Nullable String getPool() {
        return pool;
    }

    public void setPool(@Nullable String pool) {
        this.pool = pool == null || pool.isBlank() ? null : pool;
        choice = null;
        brand = null;
    }

    public @Nullable String getAlias() {
        return alias;
    }

    public void setAlias(@Nullable String alias) {
        this.alias = alias == null || alias.isBlank() ? null : alias;
        brand = null;
    }

    public @Nullable String getAfter() {
        return after;
    }

    public void setAfter(@Nullable String after) {
        this.after = after == null || after.isBlank() ? null : after;
    }
}
