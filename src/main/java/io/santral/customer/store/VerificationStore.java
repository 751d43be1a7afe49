package io.santral.customer.store;

import io.santral.customer.Kind;
import io.santral.shared.Ids;
import io.santral.shared.Sql;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** How claims were proven, of the brand of the current scope. */
@ApplicationScoped
public class VerificationStore {
    @Inject
    @WithinBrand
    Sql sql;

    /** A person made sure. */
    public void ticked(long identity, Kind kind, String value, String reason, long person, Instant at) {
        sql.update(
                "INSERT INTO verification (tenant_id, id, identity_id, kind, value, reason, created_at, created_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                CustomerStore.tenant(),
                Ids.next(),
                identity,
                kind.name(),
                value,
                reason,
                at,
                person);
    }
}
