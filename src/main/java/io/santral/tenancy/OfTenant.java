package io.santral.tenancy;

/** Something of one brand: a reference to a case, an account, a customer. The brand of a request comes from such a value. */
public interface OfTenant {
    TenantId tenant();
}
