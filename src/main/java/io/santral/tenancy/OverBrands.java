package io.santral.tenancy;

import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The {@link io.santral.shared.Sql} of the schema that shows names and places of all brands, and of their content the queue of the
 * person in {@link PersonScope}. A transaction holds one schema only: what reads here has no other work in it.
 */
@Qualifier
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OverBrands {}
