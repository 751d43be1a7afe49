package io.santral;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the root package of a capability. What stands in that package is its face; every package below it is its own.
 * The architecture test reads {@link #uses()} as the whole list of what the capability may depend on.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Capability {
    String name();

    /** The names of the capabilities that this one may call. News from others comes as events of those named here. */
    String[] uses() default {};

    /** The packages that others may use, as ArchUnit package identifiers. */
    String[] exposes() default {};
}
