package io.santral.customer.store;

import io.santral.customer.Kind.Family;
import io.santral.customer.Provenance;
import io.santral.shared.Sql;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What people said about the engine's answers, counted by what the answers rested on; of the brand of the current scope. */
@ApplicationScoped
public class OddsStore {
    /** How often those who shared it were one person, and how often not. */
    public record Count(Family family, Provenance provenance, int same, int other) {}

    @Inject
    @WithinBrand
    Sql sql;

    public List<Count> counts() {
        return sql.list(
                "SELECT family, provenance, same, other FROM owner_odds WHERE tenant_id = ? ORDER BY family, provenance",
                row -> new Count(
                        Family.valueOf(row.getString(1)),
                        Provenance.valueOf(row.getString(2)),
                        row.getInt(3),
                        row.getInt(4)),
                CustomerStore.tenant());
    }

    public void add(Count more) {
        sql.update(
                "INSERT INTO owner_odds (tenant_id, family, provenance, same, other) VALUES (?, ?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE same = same + VALUES(same), other = other + VALUES(other)",
                CustomerStore.tenant(),
                more.family().name(),
                more.provenance().name(),
                more.same(),
                more.other());
    }
}
