package io.santral.screen;

import io.santral.security.Actor;
import io.santral.security.Actors;
import io.santral.security.Permission;
import io.santral.shared.NotThere;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.Settings;
import io.santral.tenancy.Tenant;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import io.santral.tenancy.Tenants;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The brands of the person in front of the page, as they are shown; every other brand is not there. */
@RequestScoped
public class Brands {
    @Inject
    Actors actors;

    @Inject
    Tenants tenants;

    @Inject
    Settings settings;

    @Inject
    Language language;

    private final Map<TenantId, BrandLook> seen = new HashMap<>();

    /** The brands for which the person has the permission, by name. */
    public List<BrandLook> where(Permission permission) {
        Actor actor = actors.current();
        return actor.grants().keySet().stream()
                .filter(tenant -> actor.may(permission, tenant))
                .map(tenants::find)
                .flatMap(Optional::stream)
                .map(this::look)
                .sorted(Comparator.comparing(BrandLook::name, Collator.getInstance(language.getLocale())))
                .toList();
    }

    /**
     * How a brand of the person's is shown.
     *
     * @throws NotThere if they have no grant for it
     */
    public BrandLook of(OfTenant thing) {
        return Optional.of(thing.tenant())
                .filter(actors.current().grants()::containsKey)
                .flatMap(tenants::find)
                .map(this::look)
                .orElseThrow(NotThere::new);
    }

    /**
     * The brand of that alias.
     *
     * @throws NotThere if there is none, or the person lacks the permission for it
     */
    public BrandLook named(String alias, Permission permission) {
        Actor actor = actors.current();
        return tenants.find(alias)
                .filter(tenant -> actor.may(permission, tenant.id()))
                .map(this::look)
                .orElseThrow(NotThere::new);
    }

    private BrandLook look(Tenant tenant) {
        BrandLook known = seen.get(tenant.id());
        if (known == null) {
            known = read(tenant);
            seen.put(tenant.id(), known);
        }
        return known;
    }

    private BrandLook read(Tenant tenant) {
        try {
            return TenantScope.call(
                    tenant.id(),
                    () -> BrandLook.of(tenant, settings.section("brand").document()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
