package io.santral.console;

import io.santral.cases.ExposureView;
import io.santral.cases.Exposures;
import io.santral.screen.BrandLook;
import io.santral.screen.Brands;
import io.santral.security.Permission;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the customers of one brand at a time may have seen of each other, for its leaders. */
@Named("exposureReport")
@RequestScoped
public class ExposureReport {
    private static final int PAGE = 50;

    @Inject
    Brands brands;

    @Inject
    Exposures exposures;

    private @Nullable String alias;
    private @Nullable String before;
    private @Nullable BrandLook brand;
    private List<ExposureView> lines = List.of();
    private boolean older;

    /**
     * Looks anew; before each rendering.
     *
     * @throws NotThere if the address names a brand that is not there for this person, or no number
     */
    public void look() {
        BrandLook shown = getBrand();
        Optional<Long> last =
                Optional.ofNullable(before).map(number -> Ids.parse(number).orElseThrow(NotThere::new));
        List<ExposureView> found = exposures.newest(shown, last, PAGE + 1);
        older = found.size() > PAGE;
        lines = older ? found.subList(0, PAGE) : found;
    }

    /** The brands whose work the person leads. */
    public List<BrandLook> getChoice() {
        return brands.where(Permission.LEAD);
    }

    public BrandLook getBrand() {
        if (brand == null) {
            brand = alias == null
                    ? getChoice().stream().findFirst().orElseThrow(NotThere::new)
                    : brands.named(alias, Permission.LEAD);
        }
        return brand;
    }

    public List<ExposureView> getLines() {
        return lines;
    }

    public boolean isOlder() {
        return older;
    }

    /** The number of the last one shown: the next page begins before it. */
    public String getLast() {
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1).number();
    }

    public @Nullable String getAlias() {
        return alias;
    }

    public void setAlias(@Nullable String alias) {
        this.alias = alias == null || alias.isBlank() ? null : alias;
        brand = null;
    }

    public @Nullable String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = before == null || before.isBlank() ? null : before;
    }
}
