package io.santral.customer.store;

import io.santral.customer.Explanation;
import io.santral.shared.Ids;
import io.santral.shared.Sql;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The decision log, and what of it waits for a person, of the brand of the current scope. */
@ApplicationScoped
public class DecisionStore {
    /** What was decided. */
    public record Decided(long identity, Optional<Long> customer, Explanation explanation, Instant at) {}

    /**
     * A suggestion that nobody has answered.
     *
     * @param best whether it is the one that the decision's explanation speaks of
     */
    public record Suggested(long identity, long customer, long decision, boolean best) {}

    /** The same with what a person needs to answer it. */
    public record Open(
            long id,
            String namespace,
            String value,
            long newcomer,
            Optional<String> newcomerName,
            long customer,
            Optional<String> customerName,
            double posterior,
            Explanation explanation,
            Instant at) {}

    @Inject
    @WithinBrand
    Sql sql;

    /** Writes the decision down; its id. */
    public long add(Decided decided) {
        long id = Ids.next();
        sql.update(
                "INSERT INTO identity_decision (tenant_id, id, identity_id, outcome, customer_id, bits, posterior, explanation,"
                        + " model, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                CustomerStore.tenant(),
                id,
                decided.identity(),
                decided.explanation().outcome(),
                decided.customer().orElse(null),
                decided.explanation().bits(),
                decided.explanation().posterior(),
                ExplanationJson.of(decided.explanation()),
                decided.explanation().model(),
                decided.at());
        return id;
    }

    public Optional<Explanation> explanation(long decision) {
        return sql.first(
                "SELECT explanation FROM identity_decision WHERE tenant_id = ? AND id = ?",
                row -> ExplanationJson.read(row.getString(1)),
                CustomerStore.tenant(),
                decision);
    }

    /** A person is to look at it: the lot drew it. */
    public void audit(long decision, Instant at) {
        sql.insert(
                "INSERT INTO merge_audit (tenant_id, id, decision_id, state, asked_at) VALUES (?, ?, ?, 'ASKED', ?)",
                CustomerStore.tenant(),
                Ids.next(),
                decision,
                at);
    }

    /** A person has taken apart what was decided: of what the lot drew, that is an answer. Of the others none is kept here. */
    public void wrong(long decision, long person, Instant at) {
        sql.update(
                "UPDATE merge_audit SET state = 'WRONG', answered_by = ?, answered_at = ? WHERE tenant_id = ? AND decision_id = ?"
                        + " AND suggestion_id IS NULL",
                person,
                at,
                CustomerStore.tenant(),
                decision);
    }

    /**
     * A customer whose the identity may be, and how likely.
     *
     * @param decision that says why
     */
    public record Likely(long customer, double posterior, long decision) {}

    /** Asks a person, of each of them, whether the identity is theirs; at least one. */
    public void suggest(long identity, List<Likely> likely) {
        List<Object> values = new ArrayList<>();
        for (Likely one : likely) {
            values.addAll(List.of(
                    CustomerStore.tenant(),
                    Ids.next(),
                    identity,
                    one.customer(),
                    one.decision(),
                    one.posterior(),
                    "OPEN"));
        }
        sql.update(
                "INSERT INTO merge_suggestion (tenant_id, id, identity_id, customer_id, decision_id, posterior, state)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)" + ", (?, ?, ?, ?, ?, ?, ?)".repeat(likely.size() - 1),
                values.toArray());
    }

    public List<Open> open(long after, int limit) {
        return sql.list(
                "SELECT s.id, i.namespace, i.value, n.customer_id AS newcomer, i.name AS newcomer_name,"
                        + " k.customer_id AS customer, c.name AS customer_name, s.posterior, d.explanation, d.decided_at"
                        + " FROM merge_suggestion s JOIN identity i ON i.tenant_id = s.tenant_id AND i.id = s.identity_id"
                        + " JOIN identity_link n ON n.tenant_id = s.tenant_id AND n.living = s.identity_id"
                        + " JOIN identity_link k ON k.tenant_id = s.tenant_id AND k.living = s.customer_id"
                        + " JOIN customer c ON c.tenant_id = k.tenant_id AND c.id = k.customer_id"
                        + " JOIN identity_decision d ON d.tenant_id = s.tenant_id AND d.id = s.decision_id"
                        + " WHERE s.tenant_id = ? AND s.state = 'OPEN' AND s.id > ? ORDER BY s.id LIMIT ?",
                DecisionStore::open,
                CustomerStore.tenant(),
                after,
                limit);
    }

    /** The same about the identities of one customer: whether they are somebody else, too. */
    public List<Open> openOf(long customer, int limit) {
        return sql.list(
                "SELECT s.id, i.namespace, i.value, n.customer_id AS newcomer, i.name AS newcomer_name,"
                        + " k.customer_id AS customer, c.name AS customer_name, s.posterior, d.explanation, d.decided_at"
                        + " FROM merge_suggestion s JOIN identity i ON i.tenant_id = s.tenant_id AND i.id = s.identity_id"
                        + " JOIN identity_link n ON n.tenant_id = s.tenant_id AND n.living = s.identity_id"
                        + " JOIN identity_link k ON k.tenant_id = s.tenant_id AND k.living = s.customer_id"
                        + " JOIN customer c ON c.tenant_id = k.tenant_id AND c.id = k.customer_id"
                        + " JOIN identity_decision d ON d.tenant_id = s.tenant_id AND d.id = s.decision_id"
                        + " WHERE s.tenant_id = ? AND s.state = 'OPEN' AND s.identity_id IN (SELECT l.identity_id"
                        + " FROM identity_link l WHERE l.tenant_id = s.tenant_id AND l.customer_id = ? AND l.revoked_at IS NULL)"
                        + " ORDER BY s.id LIMIT ?",
                DecisionStore::open,
                CustomerStore.tenant(),
                customer,
                limit);
    }

    /** How many nobody has answered, counted up to that many. */
    public int countOpen(int most) {
        return sql.first(
                        "SELECT COUNT(*) FROM (SELECT 1 FROM merge_suggestion WHERE tenant_id = ? AND state = 'OPEN' LIMIT ?) waiting",
                        row -> row.getInt(1),
                        CustomerStore.tenant(),
                        most)
                .orElseThrow();
    }

    private static Open open(ResultSet row) throws SQLException {
        return new Open(
                row.getLong("id"),
                row.getString("namespace"),
                row.getString("value"),
                row.getLong("newcomer"),
                Optional.ofNullable(row.getString("newcomer_name")),
                row.getLong("customer"),
                Optional.ofNullable(row.getString("customer_name")),
                row.getDouble("posterior"),
                ExplanationJson.read(row.getString("explanation")),
                Optional.ofNullable(Sql.instant(row, "decided_at")).orElseThrow());
    }

    /** The suggestion, if nobody has answered it, which nobody else answers meanwhile. */
    public Optional<Suggested> lockOpen(long id) {
        return sql.first(
                "SELECT s.identity_id, s.customer_id, s.decision_id, s.customer_id = d.customer_id FROM merge_suggestion s"
                        + " JOIN identity_decision d ON d.tenant_id = s.tenant_id AND d.id = s.decision_id"
                        + " WHERE s.tenant_id = ? AND s.id = ? AND s.state = 'OPEN' FOR UPDATE",
                row -> new Suggested(row.getLong(1), row.getLong(2), row.getLong(3), row.getBoolean(4)),
                CustomerStore.tenant(),
                id);
    }

    public void settle(long id, String state, String reason, long person, Instant at) {
        sql.update(
                "UPDATE merge_suggestion SET state = ?, reason = ?, settled_by = ?, settled_at = ?"
                        + " WHERE tenant_id = ? AND id = ?",
                state,
                reason,
                person,
                at,
                CustomerStore.tenant(),
                id);
    }

    /** What was suggested before about these two is asked anew. */
    public void overtake(long identity, long customer, Instant at) {
        sql.update(
                "UPDATE merge_suggestion SET state = 'OVERTAKEN', settled_at = ?"
                        + " WHERE tenant_id = ? AND identity_id = ? AND customer_id = ? AND state = 'OPEN'",
                at,
                CustomerStore.tenant(),
                identity,
                customer);
    }

    /** They are one customer now: whether one of them is another of them is no question any longer. */
    public void overtakeAmong(Collection<Long> identities, Instant at) {
        List<Object> values = new ArrayList<>(List.of(at, CustomerStore.tenant()));
        values.addAll(identities);
        values.addAll(identities);
        String in = CustomerStore.marks(identities.size());
        sql.update(
                "UPDATE merge_suggestion SET state = 'OVERTAKEN', settled_at = ?"
                        + " WHERE tenant_id = ? AND identity_id IN (" + in + ") AND customer_id IN (" + in
                        + ") AND state = 'OPEN'",
                values.toArray());
    }

    /** What was suggested about the identity is asked anew, or no question any longer. */
    public void overtake(long identity, Instant at) {
        sql.update(
                "UPDATE merge_suggestion SET state = 'OVERTAKEN', settled_at = ?"
                        + " WHERE tenant_id = ? AND identity_id = ? AND state = 'OPEN'",
                at,
                CustomerStore.tenant(),
                identity);
    }
}
