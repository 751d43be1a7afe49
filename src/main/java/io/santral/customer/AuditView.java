package io.santral.customer;

import java.time.Instant;
import java.util.Optional;

/**
 * A decision of the engine's that a person is to look at, masked.
 *
 * @param merge whether the engine has merged them; else it was not sure, and has only suggested it
 * @param identity the newcomer, masked
 * @param newcomer the customer that the newcomer was born as: its number leads to what they are now
 * @param customer the customer that they were found to be
 */
public record AuditView(
        AuditRef ref,
        boolean merge,
        String channel,
        String identity,
        CustomerRef newcomer,
        Optional<String> newcomerName,
        CustomerRef customer,
        Optional<String> customerName,
        double posterior,
        Explanation explanation,
        Instant at) {}
