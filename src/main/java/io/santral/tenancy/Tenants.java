package io.santral.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The directory of brands. */
@ApplicationScoped
public class Tenants {
    /** The brands that are served now, by alias. */
    public List<Tenant> active() {
        throw new UnsupportedOperationException("to be written");
    }

    public Optional<Tenant> find(TenantId id) {
        throw new UnsupportedOperationException("to be written");
    }

    public Optional<Tenant> find(String alias) {
        throw new UnsupportedOperationException("to be written");
    }
}
