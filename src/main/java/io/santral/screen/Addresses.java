package io.santral.screen;

import io.santral.cases.CaseRef;
import io.santral.security.Permission;
import io.santral.shared.NotThere;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** From the address of a case to the case and back, through the person's grants. */
@Named("addresses")
@RequestScoped
public class Addresses {
    @Inject
    Brands brands;

    /**
     * The case that the address names. Whether it exists is for the facade to say.
     *
     * @throws NotThere if that is no address, or names a brand for which the person lacks the permission
     */
    public CaseRef resolve(@Nullable String text, Permission permission) {
        CaseAddress address = CaseAddress.parse(text).orElseThrow(NotThere::new);
        return new CaseRef(brands.named(address.alias(), permission).tenant(), address.id());
    }

    /** The address of a case of one of the person's brands. */
    public String of(CaseRef ref) {
        return new CaseAddress(brands.of(ref).alias(), ref.id()).text();
    }
}
