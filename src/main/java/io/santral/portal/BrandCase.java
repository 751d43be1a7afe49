package io.santral.portal;

import io.santral.cases.CaseRef;
import io.santral.cases.CaseView;
import io.santral.cases.Cases;
import io.santral.cases.TopicView;
import io.santral.screen.Addresses;
import io.santral.screen.BrandLook;
import io.santral.screen.Brands;
import io.santral.screen.Language;
import io.santral.security.Permission;
import io.santral.shared.NotThere;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** One case of a brand, to read. */
@Named("brandCase")
@RequestScoped
public class BrandCase {
    @Inject
    Addresses addresses;

    @Inject
    Brands brands;

    @Inject
    Cases cases;

    @Inject
    Language language;

    private @Nullable String address;
    private @Nullable CaseView view;
    private @Nullable BrandLook brand;

    /**
     * Looks at the case.
     *
     * @throws NotThere if there is no such case, or not for this person
     */
    public void look() {
        CaseRef ref = addresses.resolve(address, Permission.SEE_SERVICE);
        brand = brands.of(ref);
        view = cases.viewForBrand(ref);
    }

    /** What a topic is called in the language of the page. */
    public String title(TopicView topic) {
        return language.getCode().equals("en") ? topic.english() : topic.turkish();
    }

    public CaseView getView() {
        if (view == null) {
            throw new NotThere();
        }
        return view;
    }

    public BrandLook getBrand() {
        if (brand == null) {
            throw new NotThere();
        }
        return brand;
    }

    public @Nullable String getAddress() {
        return address;
    }

    public void setAddress(@Nullable String address) {
        this.address = address;
    }
}
