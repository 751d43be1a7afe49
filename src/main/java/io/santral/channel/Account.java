package io.santral.channel;

import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;

/**
 * One page, number or mailbox of a brand.
 *
 * @param externalId the provider's id of it
 * @param app the provider's application that it is connected through; its secrets verify what is pushed to us
 */
public record Account(
        TenantId tenant, long id, String channel, String externalId, String app, String name, boolean active)
        implements OfTenant {}
