package io.santral.tenancy.file;

import java.util.List;

/** All that a tenants folder says, checked. */
public record TenantFiles(
        List<App> apps, List<Pool> pools, List<Staff> staff, List<Brand> brands, List<SecretUse> secrets) {}
