package io.santral.cases.store;

import io.santral.cases.CaseLinkView;
import io.santral.cases.CaseRef;
import io.santral.cases.CaseSuggestionRef;
import io.santral.cases.CaseSuggestionView;
import io.santral.cases.CaseSummary;
import io.santral.shared.Ids;
import io.santral.shared.Sql;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What people said of two cases, and what the engine asks them, in the brand of the current scope. */
@ApplicationScoped
public class VerdictStore {
    /** So many open questions about one case are looked through when it changes. */
    private static final int MOST = 200;

    @Inject
    @WithinBrand
    Sql sql;

    /** Somebody says that two cases are one matter, or two; the verdict's id. */
    public long say(long one, long other, boolean same, String reason, long person, Instant at) {
        long id = Ids.next();
        sql.update(
                "INSERT INTO case_verdict (tenant_id, id, low_id, high_id, says, reason, person_id, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                tenant(),
                id,
                Math.min(one, other),
                Math.max(one, other),
                same ? "SAME" : "DIFFERENT",
                reason,
                person,
                at);
        return id;
    }

    /** Those that people said are another matter than one of these cases, and have not said otherwise since. */
    public Set<Long> apartFrom(Collection<Long> cases) {
        if (cases.isEmpty()) {
            return Set.of();
        }
        List<Object> values = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            values.add(tenant());
            values.addAll(cases);
        }
        String in = String.join(", ", Collections.nCopies(cases.size(), "?"));
        String newest =
                " AND v.says = 'DIFFERENT' AND NOT EXISTS (SELECT 1 FROM case_verdict n WHERE n.tenant_id = v.tenant_id"
                        + " AND n.low_id = v.low_id AND n.high_id = v.high_id AND n.id > v.id)";
        return Set.copyOf(sql.list(
                "SELECT v.high_id FROM case_verdict v WHERE v.tenant_id = ? AND v.low_id IN (" + in + ")" + newest
                        + " UNION SELECT v.low_id FROM case_verdict v WHERE v.tenant_id = ? AND v.high_id IN (" + in
                        + ")"
                        + newest,
                row -> row.getLong(1),
                values.toArray()));
    }

    /**
     * Asks whether the case is about the matter of the other. What was asked about these two before is overtaken; if it is open since
     * what was asked about has become the other, it is asked already.
     *
     * @param link of the interaction that was weighed
     * @param explanation what was weighed, as it is stored with links
     */
    public void suggest(long caseId, long other, long link, double posterior, String explanation, Instant at) {
        sql.update(
                "UPDATE case_suggestion SET state = 'OVERTAKEN', settled_at = ? WHERE tenant_id = ? AND case_id = ?"
                        + " AND other_id = ? AND asked_id = other_id AND state IN ('OPEN', 'MOOT')",
                at,
                tenant(),
                caseId,
                other);
        boolean asked = sql.first(
                        "SELECT 1 FROM case_suggestion WHERE tenant_id = ? AND case_id = ? AND other_id = ? AND state = 'OPEN' LIMIT 1",
                        row -> true,
                        tenant(),
                        caseId,
                        other)
                .isPresent();
        if (asked) {
            return;
        }
        sql.update(
                "INSERT INTO case_suggestion (tenant_id, id, case_id, other_id, link_id, asked_id, posterior, explanation,"
                        + " state, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?)",
                tenant(),
                Ids.next(),
                caseId,
                other,
                link,
                other,
                posterior,
                explanation,
                at);
    }

    /** What was asked about which cases, whether it was answered or not. */
    public record Asked(long caseId, long otherId, long customer, boolean open) {}

    public Optional<Asked> find(long id) {
        return asked(id, "");
    }

    /** As {@link #find}; nobody else answers it until the transaction ends. */
    public Optional<Asked> lock(long id) {
        return asked(id, " FOR UPDATE");
    }

    private Optional<Asked> asked(long id, String lock) {
        return sql.first(
                "SELECT s.case_id, s.other_id, c.customer_id, s.state = 'OPEN' AS open FROM case_suggestion s"
                        + " JOIN support_case c ON c.tenant_id = s.tenant_id AND c.id = s.case_id"
                        + " WHERE s.tenant_id = ? AND s.id = ?" + lock,
                row -> new Asked(
                        row.getLong("case_id"),
                        row.getLong("other_id"),
                        row.getLong("customer_id"),
                        row.getBoolean("open")),
                tenant(),
                id);
    }

    /**
     * Somebody has answered an open question.
     *
     * @param state {@code SAME} or {@code DIFFERENT}
     */
    public void settle(long id, String state, long person, Instant at) {
        sql.update(
                "UPDATE case_suggestion SET state = ?, settled_by = ?, settled_at = ? WHERE tenant_id = ? AND id = ?"
                        + " AND state = 'OPEN'",
                state,
                person,
                at,
                tenant(),
                id);
    }

    /** Nobody needs to say any more what was asked about this case as the newer one. */
    public void overtake(long caseId, Instant at) {
        sql.update(
                "UPDATE case_suggestion SET state = 'OVERTAKEN', settled_at = ? WHERE tenant_id = ? AND case_id = ?"
                        + " AND state IN ('OPEN', 'MOOT')",
                at,
                tenant(),
                caseId);
    }

    /** What was asked about the one as the older is asked about the other, until the one has something again. */
    public void redirect(long from, long into) {
        sql.update(
                "UPDATE case_suggestion SET other_id = ? WHERE tenant_id = ? AND other_id = ? AND state IN ('OPEN', 'MOOT')",
                into,
                tenant(),
                from);
    }

    /**
     * A question that nobody has answered, as things stand now.
     *
     * @param now the case that the interaction is in which made the engine ask
     * @param older the case that was asked about, or where it went if it has nothing now
     * @param moot they are not one customer's, or the older has nothing
     */
    public record Standing(long id, long now, long older, boolean moot) {}

    /** The questions about these cases that nobody has answered. */
    public List<Standing> standing(Collection<Long> cases) {
        String in = String.join(", ", Collections.nCopies(cases.size(), "?"));
        List<Object> values = new ArrayList<>(List.of(tenant()));
        values.addAll(cases);
        values.addAll(cases);
        values.add(MOST);
        return sql.list(
                "SELECT q.id, q.now, q.older, c.customer_id <> o.customer_id OR NOT EXISTS (SELECT 1 FROM case_link x"
                        + " WHERE x.tenant_id = q.tenant_id AND x.case_id = q.older AND x.revoked_at IS NULL) AS moot FROM"
                        + " (SELECT s.tenant_id, s.id, n.case_id AS now, CASE WHEN EXISTS (SELECT 1 FROM case_link a"
                        + " WHERE a.tenant_id = s.tenant_id AND a.case_id = s.asked_id AND a.revoked_at IS NULL)"
                        + " THEN s.asked_id ELSE s.other_id END AS older FROM case_suggestion s"
                        + " JOIN case_link l ON l.tenant_id = s.tenant_id AND l.id = s.link_id"
                        + " JOIN case_link n ON n.tenant_id = l.tenant_id AND n.living = l.interaction_id"
                        + " WHERE s.tenant_id = ? AND s.state IN ('OPEN', 'MOOT') AND (s.case_id IN (" + in
                        + ") OR s.other_id IN (" + in + ")) ORDER BY s.state DESC, s.id LIMIT ?) q"
                        + " JOIN support_case c ON c.tenant_id = q.tenant_id AND c.id = q.now"
                        + " JOIN support_case o ON o.tenant_id = q.tenant_id AND o.id = q.older ORDER BY q.id",
                row -> new Standing(
                        row.getLong("id"), row.getLong("now"), row.getLong("older"), row.getBoolean("moot")),
                values.toArray());
    }

    /** The question is about these two now, and open. */
    public void ask(long id, long caseId, long other) {
        sql.update(
                "UPDATE case_suggestion SET case_id = ?, other_id = ?, state = 'OPEN', settled_at = NULL"
                        + " WHERE tenant_id = ? AND id = ? AND state IN ('OPEN', 'MOOT')",
                caseId,
                other,
                tenant(),
                id);
    }

    /** The question does not matter as things stand. */
    public void moot(long id, Instant at) {
        sql.update(
                "UPDATE case_suggestion SET state = 'MOOT', settled_at = ? WHERE tenant_id = ? AND id = ? AND state = 'OPEN'",
                at,
                tenant(),
                id);
    }

    private static final String VIEW = "SELECT s.id AS suggestion_id, s.posterior, s.at, s.asked_id,"
            + " COALESCE(s.explanation, l.explanation) AS explanation,"
            + columns("c") + columns("o") + " 1 FROM case_suggestion s"
            + " JOIN case_link l ON l.tenant_id = s.tenant_id AND l.id = s.link_id" + joins("c", "case_id")
            + joins("o", "other_id") + " WHERE s.tenant_id = ? AND s.state = 'OPEN'";

    private static String columns(String side) {
        return String.join(
                ",",
                " " + side + ".id AS " + side + "_id",
                side + ".title AS " + side + "_title",
                side + ".state AS " + side + "_state",
                side + ".opened_at AS " + side + "_opened",
                side + ".last_at AS " + side + "_last",
                side + "_u.name AS " + side + "_name",
                side + "_a.channel AS " + side + "_channel",
                "");
    }

    private static String joins(String side, String key) {
        return " JOIN support_case " + side + " ON " + side + ".tenant_id = s.tenant_id AND " + side + ".id = s." + key
                + " JOIN customer " + side + "_u ON " + side + "_u.tenant_id = s.tenant_id AND " + side + "_u.id = "
                + side + ".customer_id JOIN channel_account " + side + "_a ON " + side
                + "_a.tenant_id = s.tenant_id AND "
                + side + "_a.id = " + side + ".account_id";
    }

    /** What is asked, oldest first, with an id above {@code after}. */
    public List<CaseSuggestionView> open(long after, int limit) {
        return sql.list(VIEW + " AND s.id > ? ORDER BY s.id LIMIT ?", VerdictStore::view, tenant(), after, limit);
    }

    /** What is asked about the case, as the newer or as the older one, oldest first. */
    public List<CaseSuggestionView> about(CaseRef ref, int limit) {
        return sql.list(
                VIEW + " AND (s.case_id = ? OR s.other_id = ?) ORDER BY s.id LIMIT ?",
                VerdictStore::view,
                tenant(),
                ref.id(),
                ref.id(),
                limit);
    }

    /** How much is asked; counting ends at {@code most}. */
    public int countOpen(int most) {
        return sql.first(
                        "SELECT COUNT(*) FROM (SELECT 1 FROM case_suggestion WHERE tenant_id = ? AND state = 'OPEN' LIMIT "
                                + most + ") AS some",
                        row -> row.getInt(1),
                        tenant())
                .orElse(0);
    }

    private static CaseSuggestionView view(ResultSet row) throws SQLException {
        TenantId tenant = TenantScope.current();
        Optional<String> explanation = Optional.ofNullable(row.getString("explanation"));
        long asked = row.getLong("asked_id");
        List<CaseLinkView.Sign> signs =
                explanation.map(told -> LinkStore.signs(told, asked)).orElse(List.of());
        return new CaseSuggestionView(
                new CaseSuggestionRef(tenant, row.getLong("suggestion_id")),
                summary(tenant, row, "c"),
                summary(tenant, row, "o"),
                row.getDouble("posterior"),
                signs,
                Optional.ofNullable(Sql.instant(row, "at")).orElseThrow());
    }

    private static CaseSummary summary(TenantId tenant, ResultSet row, String side) throws SQLException {
        return new CaseSummary(
                new CaseRef(tenant, row.getLong(side + "_id")),
                Optional.ofNullable(row.getString(side + "_name")),
                row.getString(side + "_channel"),
                row.getString(side + "_title"),
                row.getString(side + "_state").equals("OPEN"),
                Optional.ofNullable(Sql.instant(row, side + "_opened")).orElseThrow(),
                Optional.ofNullable(Sql.instant(row, side + "_last")).orElseThrow());
    }

    private static long tenant() {
        return TenantScope.current().value();
    }
}
