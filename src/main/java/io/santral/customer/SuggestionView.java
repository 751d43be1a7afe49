package io.santral.customer;

import java.time.Instant;
import java.util.Optional;

/**
 * What the engine is not sure of, masked: whoever sees it has not been told that they are one.
 *
 * @param identity the newcomer, masked: {@code +90 5** *** ** 67}
 * @param newcomer the customer that they are now
 * @param customer the customer that they may be
 * @param posterior the engine's probability that they are one, from 0 to 1
 */
public record SuggestionView(
        SuggestionRef ref,
        String channel,
        String identity,
        CustomerRef newcomer,
        Optional<String> newcomerName,
        CustomerRef customer,
        Optional<String> customerName,
        double posterior,
        Explanation explanation,
        Instant at) {}
