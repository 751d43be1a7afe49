package io.santral.cases.store;

import io.santral.cases.CaseRef;
import io.santral.cases.ExposureView;
import io.santral.shared.Ids;
import io.santral.shared.Sql;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who saw, and what was sent, while two people's matters stood in one case; of the brand of the current scope. */
@ApplicationScoped
public class ExposureStore {
    @Inject
    @WithinBrand
    Sql sql;

    /** Writes down who opened the case since then, and what the brand wrote in it. Before anything leaves the case. */
    public void record(Optional<Long> merge, CaseRef ref, Instant since) {
        sql.list(
                        "SELECT person_id, at FROM audit_entry WHERE tenant_id = ? AND subject = ? AND action = 'case.seen'"
                                + " AND at >= ? AND person_id IS NOT NULL ORDER BY id LIMIT 1000",
                        row -> new Row(
                                "SEEN",
                                row.getLong(1),
                                null,
                                Optional.ofNullable(Sql.instant(row, "at")).orElseThrow()),
                        ref.tenant().value(),
                        ref.subject(),
                        since)
                .forEach(row -> add(merge, ref, row));
        sql.list(
                        "SELECT i.id, i.occurred_at FROM case_link l JOIN interaction i ON i.tenant_id = l.tenant_id"
                                + " AND i.id = l.interaction_id WHERE l.tenant_id = ? AND l.case_id = ? AND l.revoked_at IS NULL"
                                + " AND i.direction = 'OUT' AND i.occurred_at >= ? ORDER BY i.id LIMIT 1000",
                        row -> new Row(
                                "SENT",
                                null,
                                row.getLong(1),
                                Optional.ofNullable(Sql.instant(row, "occurred_at"))
                                        .orElseThrow()),
                        ref.tenant().value(),
                        ref.id(),
                        since)
                .forEach(row -> add(merge, ref, row));
    }

    private record Row(
            String what, @Nullable Long person, @Nullable Long interaction, Instant at) {}

    private void add(Optional<Long> merge, CaseRef ref, Row row) {
        sql.update(
                "INSERT INTO exposure (tenant_id, id, merge_id, case_id, what, person_id, interaction_id, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                ref.tenant().value(),
                Ids.next(),
                merge.orElse(null),
                ref.id(),
                row.what(),
                row.person(),
                row.interaction(),
                row.at());
    }

    /** The newest with an id below {@code before}, newest first. */
    public List<ExposureView> newest(long before, int limit) {
        TenantId tenant = TenantScope.current();
        return sql.list(
                "SELECT e.id, e.merge_id, e.case_id, c.title, e.what, p.name, i.text, e.at FROM exposure e"
                        + " JOIN support_case c ON c.tenant_id = e.tenant_id AND c.id = e.case_id"
                        + " LEFT JOIN person p ON p.id = e.person_id"
                        + " LEFT JOIN interaction i ON i.tenant_id = e.tenant_id AND i.id = e.interaction_id"
                        + " WHERE e.tenant_id = ? AND e.id < ? ORDER BY e.id DESC LIMIT ?",
                row -> new ExposureView(
                        row.getLong("id"),
                        Optional.ofNullable(row.getObject("merge_id", Long.class)),
                        new CaseRef(tenant, row.getLong("case_id")),
                        row.getString("title"),
                        ExposureView.What.valueOf(row.getString("what")),
                        Optional.ofNullable(row.getString("name")),
                        Optional.ofNullable(row.getString("text")),
                        Optional.ofNullable(Sql.instant(row, "at")).orElseThrow()),
                tenant.value(),
                before,
                limit);
    }
}
