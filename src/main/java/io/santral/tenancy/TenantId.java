package io.santral.tenancy;

/** A brand. To hold an id gives no right to anything: rights come from a grant, the wall from a {@link TenantScope}. */
public record TenantId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
