package io.santral.customer.store;

import io.santral.customer.Explanation;
import io.santral.customer.matching.Shadow.Known;
import io.santral.shared.Ids;
import io.santral.shared.Sql;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people are to look at, and what they have said of the engine's decisions; of the brand of the current scope. */
@ApplicationScoped
public class AuditStore {
    private static final int PAGE = 500;

    /** What a question is about. */
    public record Asked(long id, long decision, Optional<Long> suggestion, long identity, String state) {}

    /** The same with what a person needs to answer it. */
    public record Open(
            long id,
            boolean merge,
            String namespace,
            String value,
            long identity,
            Optional<String> name,
            long customer,
            Optional<String> customerName,
            double posterior,
            Explanation explanation,
            Instant at) {}

    /** How many of the automatic merges that the lot drew were looked at, and how many were wrong. */
    public record Figure(int looked, int wrong) {}

    /**
     * A judged decision, for the learning and its shadow; the newest have the greatest ids.
     *
     * @param drawn whether the lot drew it, so that nobody chose to judge it
     * @param person who judged it; 0 if that is not known
     */
    public record Judged(long decision, Known known, boolean drawn, long person) {}

    @Inject
    @WithinBrand
    Sql sql;

    /** The oldest first; {@code after} is the last one of the page before. */
    public List<Open> open(long after, int limit) {
        return sql.list(
                "SELECT a.id, a.suggestion_id, i.namespace, i.value, i.id AS identity, i.name, d.customer_id AS customer,"
                        + " c.name AS customer_name, d.posterior, d.explanation, d.decided_at FROM merge_audit a"
                        + " JOIN identity_decision d ON d.tenant_id = a.tenant_id AND d.id = a.decision_id"
                        + " JOIN identity i ON i.tenant_id = a.tenant_id AND i.id = d.identity_id"
                        + " JOIN customer c ON c.tenant_id = a.tenant_id AND c.id = d.customer_id"
                        + " LEFT JOIN merge_suggestion s ON s.tenant_id = a.tenant_id AND s.id = a.suggestion_id"
                        + " WHERE a.tenant_id = ? AND a.state = 'ASKED' AND a.id > ? AND (s.id IS NULL OR s.state = 'OPEN')"
                        + " ORDER BY a.id LIMIT ?",
                AuditStore::open,
                CustomerStore.tenant(),
                after,
                limit);
    }

    private static Open open(ResultSet row) throws SQLException {
        return new Open(
                row.getLong("id"),
                row.getObject("suggestion_id", Long.class) == null,
                row.getString("namespace"),
                row.getString("value"),
                row.getLong("identity"),
                Optional.ofNullable(row.getString("name")),
                row.getLong("customer"),
                Optional.ofNullable(row.getString("customer_name")),
                row.getDouble("posterior"),
                ExplanationJson.read(row.getString("explanation")),
                Optional.ofNullable(Sql.instant(row, "decided_at")).orElseThrow());
    }

    /** How many nobody has answered, counted up to that many. */
    public int countOpen(int most) {
        return sql.first(
                        "SELECT COUNT(*) FROM (SELECT 1 FROM merge_audit a LEFT JOIN merge_suggestion s ON s.tenant_id = a.tenant_id"
                                + " AND s.id = a.suggestion_id WHERE a.tenant_id = ? AND a.state = 'ASKED'"
                                + " AND (s.id IS NULL OR s.state = 'OPEN') LIMIT ?) waiting",
                        row -> row.getInt(1),
                        CustomerStore.tenant(),
                        most)
                .orElseThrow();
    }

    public Figure figure() {
        return sql.first(
                        "SELECT COUNT(*) AS looked, COALESCE(SUM(state = 'WRONG'), 0) AS wrong FROM merge_audit"
                                + " WHERE tenant_id = ? AND state IN ('RIGHT', 'WRONG') AND suggestion_id IS NULL",
                        row -> new Figure(row.getInt("looked"), row.getInt("wrong")),
                        CustomerStore.tenant())
                .orElseThrow();
    }

    /** The question, which nobody else answers meanwhile. */
    public Optional<Asked> lock(long id) {
        return sql.first(
                "SELECT a.id, a.decision_id, a.suggestion_id, d.identity_id, a.state FROM merge_audit a JOIN identity_decision d"
                        + " ON d.tenant_id = a.tenant_id AND d.id = a.decision_id WHERE a.tenant_id = ? AND a.id = ? FOR UPDATE",
                row -> new Asked(
                        row.getLong("id"),
                        row.getLong("decision_id"),
                        Optional.ofNullable(row.getObject("suggestion_id", Long.class)),
                        row.getLong("identity_id"),
                        row.getString("state")),
                CustomerStore.tenant(),
                id);
    }

    public void answer(long id, String state, String reason, long person, Instant at) {
        sql.update(
                "UPDATE merge_audit SET state = ?, reason = ?, answered_by = ?, answered_at = ? WHERE tenant_id = ? AND id = ?",
                state,
                reason,
                person,
                at,
                CustomerStore.tenant(),
                id);
    }

    /** Asks about the suggestions of the time since then that the engine is least sure of and nobody has answered. */
    public void askAboutUncertain(long sinceSuggestion, int most, Instant at) {
        record Uncertain(long decision, long suggestion) {}
        List<Uncertain> uncertain = sql.list(
                "SELECT s.id, s.decision_id FROM merge_suggestion s JOIN identity_decision d ON d.tenant_id = s.tenant_id"
                        + " AND d.id = s.decision_id AND d.customer_id = s.customer_id WHERE s.tenant_id = ? AND s.state = 'OPEN'"
                        + " AND s.id >= ? ORDER BY ABS(s.posterior - 0.5), s.id LIMIT ?",
                row -> new Uncertain(row.getLong("decision_id"), row.getLong("id")),
                CustomerStore.tenant(),
                sinceSuggestion,
                most);
        // A decision is asked about once: the same one may be the least sure of two nights.
        uncertain.forEach(one -> sql.insert(
                "INSERT INTO merge_audit (tenant_id, id, decision_id, suggestion_id, state, asked_at) VALUES (?, ?, ?, ?, 'ASKED', ?)",
                CustomerStore.tenant(),
                Ids.next(),
                one.decision(),
                one.suggestion(),
                at));
    }

    /** Questions about suggestions that were answered elsewhere are none any longer. */
    public void forgetAnswered(Instant at) {
        sql.update(
                "UPDATE merge_audit SET state = 'GONE', answered_at = ? WHERE tenant_id = ? AND state = 'ASKED'"
                        + " AND suggestion_id IN (SELECT s.id FROM merge_suggestion s WHERE s.tenant_id = ? AND s.state <> 'OPEN')",
                at,
                CustomerStore.tenant(),
                CustomerStore.tenant());
    }

    /**
     * The decisions made since that id which people have judged, the newest first: merges that the lot drew, merges that were
     * taken apart, suggestions that were answered. What was taken apart is judged wrong, whatever was said of it before.
     *
     * @param weightOfDrawn how many merges one that the lot drew stands for
     */
    public List<Judged> judged(long sinceDecision, int most, double weightOfDrawn) {
        List<Judged> all = new ArrayList<>();
        long before = Long.MAX_VALUE;
        List<Judged> page;
        do {
            page = sql.list(
                    "SELECT d.id, d.explanation, m.undone, a.state AS audit, s.state AS suggestion,"
                            + " COALESCE(a.answered_by, m.undone, s.settled_by, 0) AS person FROM identity_decision d"
                            + " LEFT JOIN merge_audit a ON a.tenant_id = d.tenant_id AND a.decision_id = d.id"
                            + " AND a.suggestion_id IS NULL AND a.state IN ('RIGHT', 'WRONG')"
                            + " LEFT JOIN merge_suggestion s ON s.tenant_id = d.tenant_id AND s.decision_id = d.id"
                            + " AND s.customer_id = d.customer_id AND s.state IN ('ACCEPTED', 'REJECTED')"
                            + " LEFT JOIN (SELECT tenant_id, decision_id, MAX(undone_by) AS undone FROM customer_merge"
                            + " WHERE tenant_id = ? AND undone_by IS NOT NULL AND decision_id >= ? GROUP BY tenant_id, decision_id) m"
                            + " ON m.tenant_id = d.tenant_id AND m.decision_id = d.id"
                            + " WHERE d.tenant_id = ? AND d.id >= ? AND d.id < ? AND d.customer_id IS NOT NULL"
                            + " AND (a.state IS NOT NULL OR s.state IS NOT NULL OR m.undone IS NOT NULL)"
                            + " ORDER BY d.id DESC LIMIT " + PAGE,
                    row -> judged(row, weightOfDrawn),
                    CustomerStore.tenant(),
                    sinceDecision,
                    CustomerStore.tenant(),
                    sinceDecision,
                    before);
            all.addAll(page);
            before = page.isEmpty() ? before : page.get(page.size() - 1).decision();
        } while (page.size() == PAGE && all.size() < most);
        return all;
    }

    private static Judged judged(ResultSet row, double weightOfDrawn) throws SQLException {
        boolean apart = row.getObject("undone", Long.class) != null;
        String audit = row.getString("audit");
        boolean same = !apart && ("RIGHT".equals(audit) || "ACCEPTED".equals(row.getString("suggestion")));
        return new Judged(
                row.getLong("id"),
                new Known(ExplanationJson.read(row.getString("explanation")), same, audit == null ? 1 : weightOfDrawn),
                audit != null,
                row.getLong("person"));
    }
}
