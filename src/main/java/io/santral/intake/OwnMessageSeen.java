package io.santral.intake;

import io.santral.shared.Event;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;

/**
 * A message of the brand's own stands at the provider: sent by the desk and accepted, or seen as an echo, whichever came first;
 * it is told once. Told in the transaction that stores it.
 */
public record OwnMessageSeen(TenantId tenant, long interaction) implements Event, OfTenant {}
