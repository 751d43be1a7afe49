package io.santral.console;

import io.santral.cases.CaseLinks;
import io.santral.cases.CaseSummary;
import io.santral.customer.CustomerRef;
import io.santral.customer.Merges;
import io.santral.customer.SuggestionRef;
import io.santral.customer.SuggestionView;
import io.santral.screen.BrandLook;
import io.santral.screen.Brands;
import io.santral.security.Permission;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the engine asks about the customers of one brand at a time. */
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
    Said said;

    private @Nullable String alias;
    private @Nullable String after;
    private transient @Nullable BrandLook brand;
    private transient @Nullable List<BrandLook> choice;
    private transient @Nullable List<SuggestionView> waiting;
    private transient @Nullable Map<CustomerRef, List<CaseSummary>> cases;
    private transient boolean more;

    /**
     * Looks anew; before each rendering.
     *
     * @throws NotThere if the address names a brand or a suggestion that is not there for this person
     */
    public void look() {
        choice = brands.where(Permission.SEE_CASES);
        BrandLook shown = brand();
        brand = shown;
        List<SuggestionView> found = merges.suggestions(shown, last(shown), PAGE + 1);
        more = found.size() > PAGE;
        List<SuggestionView> page = more ? found.subList(0, PAGE) : found;
        Map<CustomerRef, List<CaseSummary>> theirs = new HashMap<>();
        for (SuggestionView one : page) {
            theirs.computeIfAbsent(one.newcomer(), links::of);
            theirs.computeIfAbsent(one.customer(), links::of);
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
        return alias == null
                ? brands.where(Permission.SEE_CASES).stream().findFirst().orElseThrow(NotThere::new)
                : brands.named(alias, Permission.SEE_CASES);
    }

    private Optional<SuggestionRef> last(BrandLook shown) {
        return after == null ? Optional.empty() : Optional.of(ref(shown, after));
    }

    /** The brands that the person serves. */
    public List<BrandLook> getChoice() {
        return choice == null ? List.of() : choice;
    }

    /** How many wait for an answer there. */
    public int count(BrandLook one) {
        return merges.waiting(one);
    }

    public BrandLook getBrand() {
        if (brand == null) {
            brand = brand();
        }
        return brand;
    }

    public List<SuggestionView> getWaiting() {
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
                : getWaiting().get(getWaiting().size() - 1).ref().number();
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
