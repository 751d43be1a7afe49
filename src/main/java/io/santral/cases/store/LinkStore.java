package io.santral.cases.store;

import io.santral.cases.CaseLinkView;
import io.santral.cases.CaseRef;
import io.santral.cases.CaseSummary;
import io.santral.customer.CustomerRef;
import io.santral.shared.Sql;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What belongs together in the brand of the current scope. */
@ApplicationScoped
public class LinkStore {
    @Inject
    @WithinBrand
    Sql sql;

    /** The customer's newest cases that hold something, newest first. */
    public List<CaseSummary> casesOf(CustomerRef customer, int limit) {
        return sql.list(
                "SELECT c.id, c.title, c.state, c.opened_at, c.last_at, u.name, a.channel FROM support_case c"
                        + " JOIN customer u ON u.tenant_id = c.tenant_id AND u.id = c.customer_id"
                        + " JOIN channel_account a ON a.tenant_id = c.tenant_id AND a.id = c.account_id"
                        + " WHERE c.tenant_id = ? AND c.customer_id = ? AND EXISTS (SELECT 1 FROM case_link l"
                        + " WHERE l.tenant_id = c.tenant_id AND l.case_id = c.id AND l.revoked_at IS NULL)"
                        + " ORDER BY c.id DESC LIMIT ?",
                row -> new CaseSummary(
                        new CaseRef(customer.tenant(), row.getLong("id")),
                        Optional.ofNullable(row.getString("name")),
                        row.getString("channel"),
                        row.getString("title"),
                        row.getString("state").equals("OPEN"),
                        at(row, "opened_at"),
                        at(row, "last_at")),
                customer.tenant().value(),
                customer.id(),
                limit);
    }

    /** Whether there is such a case. */
    public boolean knows(CaseRef ref) {
        return customerOf(ref).isPresent();
    }

    /** Whose the case is. */
    public Optional<Long> customerOf(CaseRef ref) {
        return sql.first(
                "SELECT customer_id FROM support_case WHERE tenant_id = ? AND id = ?",
                row -> row.getLong(1),
                ref.tenant().value(),
                ref.id());
    }

    /** Why each interaction of the case is in it, oldest first. */
    public List<CaseLinkView> why(CaseRef ref) {
        return sql.list(
                "SELECT l.interaction_id, i.direction, l.origin, l.reason, l.explanation, p.name, l.created_at, l.verdict_id,"
                        + " v.reason AS words FROM case_link l"
                        + " JOIN interaction i ON i.tenant_id = l.tenant_id AND i.id = l.interaction_id"
                        + " LEFT JOIN case_verdict v ON v.tenant_id = l.tenant_id AND v.id = l.verdict_id"
                        + " LEFT JOIN person p ON p.id = l.created_by"
                        + " WHERE l.tenant_id = ? AND l.case_id = ? AND l.revoked_at IS NULL ORDER BY l.interaction_id",
                row -> new CaseLinkView(
                        row.getLong("interaction_id"),
                        row.getString("direction").equals("IN"),
                        row.getString("origin"),
                        row.getString("reason"),
                        Optional.ofNullable(row.getString("explanation"))
                                .map(explanation -> signs(explanation, ref.id()))
                                .orElse(List.of()),
                        Optional.ofNullable(row.getString("name")),
                        Optional.ofNullable(row.getObject("verdict_id", Long.class)),
                        Optional.ofNullable(row.getString("words")).filter(words -> !words.isEmpty()),
                        at(row, "created_at")),
                ref.tenant().value(),
                ref.id());
    }

    /** What was weighed for this case; for others that were in question it is theirs to tell. */
    static List<CaseLinkView.Sign> signs(String explanation, long id) {
        try (JsonReader reader = Json.createReader(new StringReader(explanation))) {
            return reader.readObject().getJsonArray("ranked").getValuesAs(JsonObject.class).stream()
                    .filter(ranked -> ranked.getJsonNumber("case").longValue() == id)
                    .flatMap(ranked -> ranked.getJsonArray("evidence").getValuesAs(JsonObject.class).stream())
                    .map(one -> new CaseLinkView.Sign(
                            one.getString("key"), one.getJsonNumber("bits").doubleValue()))
                    .toList();
        }
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(Sql.instant(row, column)).orElseThrow();
    }
}
