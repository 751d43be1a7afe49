package io.santral.customer.store;

import io.santral.customer.matching.Agreement;
import io.santral.customer.matching.Agreement.Cell;
import io.santral.customer.matching.Aspect;
import io.santral.customer.matching.Level;
import io.santral.shared.Sql;
import io.santral.tenancy.OverBrands;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What crosses brands, and nothing else does: how many pairs agreed how far. The brand of the current scope writes its own counts;
 * what it reads of the others are their sums, through the directory's view.
 */
@ApplicationScoped
public class PoolStore {
    @Inject
    @WithinBrand
    Sql own;

    @Inject
    @OverBrands
    Sql overBrands;

    /** The brand gives this, instead of what it gave before; of {@link Agreement#NONE}, nothing. */
    public void give(Agreement counts) {
        own.update("DELETE FROM learning_count WHERE tenant_id = ?", CustomerStore.tenant());
        counts.cells()
                .forEach(cell -> own.update(
                        "INSERT INTO learning_count (tenant_id, aspect, level, same, strangers) VALUES (?, ?, ?, ?, ?)",
                        CustomerStore.tenant(),
                        cell.aspect().name(),
                        cell.level().name(),
                        cell.same(),
                        cell.strangers()));
    }

    /** The sum of all brands that give, where at least three do; in no transaction of a brand's. */
    public Agreement pool() {
        return Agreement.of(overBrands.list(
                "SELECT aspect, level, same, strangers FROM learning_pool ORDER BY aspect, level", PoolStore::cell));
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(
                Aspect.valueOf(row.getString("aspect")),
                Level.valueOf(row.getString("level")),
                row.getLong("same"),
                row.getLong("strangers"));
    }
}
