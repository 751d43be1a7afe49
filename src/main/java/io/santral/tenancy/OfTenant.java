package io.santral.tenancy;

/** Something of one brand: a reference to a case, an account, a customer. The brand of a request comes from such a value. */
public interface OfTenant {
    TenantId tenant();

    /**
     * How the audit names it: kind and number, for example {@code case:0HXK3V9GQ2R7A}; an id, never content, at most 80 characters.
     * What names nothing smaller is named by its brand.
     */
    default String subject() {
        return "tenant:" + tenant();
    }
}
