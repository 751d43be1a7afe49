package io.santral.intake.store;

import io.santral.tenancy.TenantKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * The raw bytes of the journal, sealed with the brand's key for their row: they may hold what must not lie open, a card's number for
 * one, which is masked in what is made of them. Rows from before this lie open until they are done away with.
 */
@ApplicationScoped
public class Payloads {
    @Inject
    TenantKeys keys;

    byte[] seal(long id, byte[] payload) {
        return keys.seal("intake_journal", id, "payload", payload);
    }

    /**
     * What came in.
     *
     * @param stored as it lies in the row
     * @param sealed as the row says
     * @throws io.santral.tenancy.SealBroken if it is another row's, was changed, or the brand's key is gone
     */
    public byte[] open(long id, byte[] stored, boolean sealed) {
        return sealed ? keys.open("intake_journal", id, "payload", stored) : stored;
    }
}
