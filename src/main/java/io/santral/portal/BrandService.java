package io.santral.portal;

import io.santral.cases.CaseRef;
import io.santral.cases.CaseSummary;
import io.santral.cases.Cases;
import io.santral.screen.Addresses;
import io.santral.screen.BrandLook;
import io.santral.screen.Brands;
import io.santral.security.Permission;
import io.santral.shared.NotThere;
import io.santral.sla.ServiceView;
import io.santral.sla.Sla;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a brand is served this month, and its newest cases. */
@Named("brandService")
@RequestScoped
public class BrandService {
    private static final int PAGE = 25;

    @Inject
    Brands brands;

    @Inject
    Addresses addresses;

    @Inject
    Sla sla;

    @Inject
    Cases cases;

    @Inject
    Clock clock;

    private @Nullable String alias;
    private @Nullable String before;
    private @Nullable BrandLook brand;
    private List<BrandLook> choice = List.of();
    private List<ServiceView> services = List.of();
    private List<CaseSummary> newest = List.of();
    private boolean older;

    /**
     * Looks at the brand's service.
     *
     * @throws NotThere if the address names a brand or a case that is not there for this person
     */
    public void look() {
        choice = brands.where(Permission.SEE_SERVICE);
        BrandLook shown = alias == null
                ? choice.stream().findFirst().orElseThrow(NotThere::new)
                : brands.named(alias, Permission.SEE_SERVICE);
        brand = shown;
        YearMonth month = getMonth();
        services = sla.service(shown, start(month, shown), start(month.plusMonths(1), shown));
        List<CaseSummary> found = cases.newest(shown, last(shown), PAGE + 1);
        older = found.size() > PAGE;
        newest = older ? found.subList(0, PAGE) : found;
    }

    /** The month that is shown, as the brand's calendar has it. */
    public YearMonth getMonth() {
        return YearMonth.from(clock.instant().atZone(getBrand().zone()));
    }

    /** The brands that the person may look at; the page offers a switch if there is more than one. */
    public List<BrandLook> getChoice() {
        return choice;
    }

    public BrandLook getBrand() {
        if (brand == null) {
            throw new NotThere();
        }
        return brand;
    }

    public List<ServiceView> getServices() {
        return services;
    }

    /** The newest cases, or those before {@link #getBefore()}, newest first. */
    public List<CaseSummary> getNewest() {
        return newest;
    }

    /** Whether there are older cases than those shown. */
    public boolean isOlder() {
        return older;
    }

    /** The address of the last case shown: the next page begins before it. */
    public String getLast() {
        return newest.isEmpty() ? "" : address(newest.get(newest.size() - 1));
    }

    public String address(CaseSummary summary) {
        return addresses.of(summary.ref());
    }

    public @Nullable String getAlias() {
        return alias;
    }

    public void setAlias(@Nullable String alias) {
        this.alias = blankToNone(alias);
    }

    public @Nullable String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = blankToNone(before);
    }

    private Optional<CaseRef> last(BrandLook shown) {
        if (before == null) {
            return Optional.empty();
        }
        CaseRef ref = addresses.resolve(before, Permission.SEE_SERVICE);
        if (!ref.tenant().equals(shown.tenant())) {
            throw new NotThere();
        }
        return Optional.of(ref);
    }

    private static Instant start(YearMonth month, BrandLook brand) {
        return month.atDay(1).atStartOfDay(brand.zone()).toInstant();
    }

    private static @Nullable String blankToNone(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
