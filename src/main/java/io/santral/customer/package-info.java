/**
 * Who somebody is: channel identities, and which of them are one customer of a brand.
 *
 * <p>Owns: identities, customers, and the append-only links between them.
 *
 * <p>Not here: what they wrote ({@code intake}), which matter it is ({@code cases}).
 */
@Capability(
        name = "customer",
        uses = {"shared", "tenancy", "security", "audit", "privacy"},
        exposes = "io.santral.customer")
@NullMarked
package io.santral.customer;

import io.santral.Capability;
import org.jspecify.annotations.NullMarked;
