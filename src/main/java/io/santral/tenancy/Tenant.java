package io.santral.tenancy;

/** A brand as the directory knows it. */
public record Tenant(TenantId id, String alias, String name, State state) implements OfTenant {
    /** SUSPENDED: nothing is served, all is kept. LEFT: the contract has ended; what comes in is parked. */
    public enum State {
        ACTIVE,
        SUSPENDED,
        LEFT
    }

    @Override
    public TenantId tenant() {
        return id;
    }
}
