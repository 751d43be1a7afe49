package io.santral.intake;

import io.santral.tenancy.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * Deliveries that are parked and belong to no brand: what they say is nobody's to read. They become the brand's that connects
 * the account through this application.
 *
 * @param owner whose the application is; empty if it is the operator's
 */
public record Homeless(
        String channel,
        String app,
        String externalAccount,
        Optional<TenantId> owner,
        long count,
        Instant first,
        Instant last) {}
