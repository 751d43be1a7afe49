package io.santral.reply;

import io.santral.cases.CaseRef;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;

/**
 * An agent's click on "send".
 *
 * @param answers the interaction that is answered; it must belong to the case
 * @param clientKey made by the page when the box was opened: the same key twice is the same reply
 */
public record SendReply(CaseRef ref, long answers, String text, String clientKey) implements OfTenant {
    @Override
    public TenantId tenant() {
        return ref.tenant();
    }

    @Override
    public String subject() {
        return ref.subject();
    }
}
