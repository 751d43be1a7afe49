package io.santral.security;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The gate in front of a facade's method. The brand is that of the method's first {@link io.santral.tenancy.OfTenant} argument;
 * the caller must hold a grant for it that includes the permission. Whoever does not, gets {@link io.santral.shared.NotThere},
 * as for a thing that does not exist. Then the brand's scope is opened around the method and its transaction.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
    @Nonbinding
    Permission value();

    /** The action's name in the audit; empty for what is not recorded (lists that a page shows again and again). */
    @Nonbinding
    String audit() default "";
}
