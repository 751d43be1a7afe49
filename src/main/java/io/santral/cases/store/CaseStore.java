package io.santral.cases.store;

import static java.util.Objects.requireNonNull;

import io.santral.cases.CaseRef;
import io.santral.cases.CaseSummary;
import io.santral.cases.merging.Regrouping;
import io.santral.cases.model.SupportCase;
import io.santral.shared.Ids;
import io.santral.shared.Sql;
import io.santral.tenancy.Entities;
import io.santral.tenancy.TenantScope;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cases and their links, of the brand of the current scope. */
@ApplicationScoped
public class CaseStore {
    /** What was in it may have followed its writer elsewhere: then nothing can belong to it. */
    private static final String SAID = "EXISTS (SELECT 1 FROM case_link l WHERE l.tenant_id = c.tenant_id"
            + " AND l.case_id = c.id AND l.revoked_at IS NULL)";

    @Inject
    Entities entities;

    @Inject
    @WithinBrand
    Sql sql;

    public Optional<SupportCase> find(long id) {
        return Optional.ofNullable(entities.em().find(SupportCase.class, id));
    }

    public void add(SupportCase opened) {
        entities.em().persist(opened);
        entities.em().flush();
    }

    /** Writes what the cases say now, so that plain statements see it. */
    public void flush() {
        entities.em().flush();
    }

    /** A case as it stands, for whoever decides whether something belongs to it. */
    public record Known(long id, long customer, boolean open, Instant openedAt, Instant lastAt, List<Said> said) {}

    /** Something that was said in a case; {@code at} is the provider's time. */
    public record Said(long account, String externalId, boolean inbound, String thread, String text, Instant at) {}

    /** The customer's newest cases in which something was said, at most 20. */
    public List<Long> newestOf(long customer) {
        return sql.list(
                "SELECT c.id FROM support_case c WHERE c.tenant_id = ? AND c.customer_id = ? AND " + SAID
                        + " ORDER BY c.id DESC LIMIT 20",
                row -> row.getLong(1),
                tenant(),
                customer);
    }

    /** Of the last 200 cases of the topic the newest that are open. */
    public List<Long> newestAbout(String topic, int limit) {
        return sql.list(
                "SELECT c.id FROM (SELECT case_id FROM case_subject WHERE tenant_id = ? AND topic = ? ORDER BY case_id DESC LIMIT 200) s"
                        + " JOIN support_case c ON c.tenant_id = ? AND c.id = s.case_id WHERE c.state = 'OPEN'"
                        + " ORDER BY c.id DESC LIMIT ?",
                row -> row.getLong(1),
                tenant(),
                topic,
                tenant(),
                limit);
    }

    /** Those of the cases that there are, and in which something was said. */
    public List<Known> known(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(List.of(tenant()));
        values.addAll(ids);
        String in = String.join(", ", Collections.nCopies(ids.size(), "?"));
        Map<Long, List<Said>> said = new HashMap<>();
        sql.list(
                "SELECT l.case_id, i.account_id, i.external_id, i.direction, i.thread, i.text, i.occurred_at FROM case_link l"
                        + " JOIN interaction i ON i.tenant_id = l.tenant_id AND i.id = l.interaction_id"
                        + " WHERE l.tenant_id = ? AND l.case_id IN (" + in + ") AND l.revoked_at IS NULL"
                        + " ORDER BY i.occurred_at DESC, i.id DESC LIMIT 1000",
                row -> said.computeIfAbsent(row.getLong("case_id"), id -> new ArrayList<>())
                        .add(new Said(
                                row.getLong("account_id"),
                                row.getString("external_id"),
                                row.getString("direction").equals("IN"),
                                row.getString("thread"),
                                row.getString("text"),
                                requireNonNull(Sql.instant(row, "occurred_at")))),
                values.toArray());
        return sql.list(
                "SELECT c.id, c.customer_id, c.state, c.opened_at, c.last_at FROM support_case c"
                        + " WHERE c.tenant_id = ? AND c.id IN (" + in + ") AND " + SAID + " ORDER BY c.id",
                row -> new Known(
                        row.getLong("id"),
                        row.getLong("customer_id"),
                        row.getString("state").equals("OPEN"),
                        requireNonNull(Sql.instant(row, "opened_at")),
                        requireNonNull(Sql.instant(row, "last_at")),
                        said.getOrDefault(row.getLong("id"), List.of())),
                values.toArray());
    }

    /** The cases that hold these messages of the account. */
    public List<Long> holding(long account, Collection<String> externalIds) {
        if (externalIds.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(List.of(tenant(), account));
        values.addAll(externalIds);
        return sql.list(
                "SELECT DISTINCT l.case_id FROM interaction i JOIN case_link l ON l.tenant_id = i.tenant_id AND l.living = i.id"
                        + " WHERE i.tenant_id = ? AND i.account_id = ? AND i.external_id IN ("
                        + String.join(", ", Collections.nCopies(externalIds.size(), "?")) + ") LIMIT 20",
                row -> row.getLong(1),
                values.toArray());
    }

    /** The interaction belongs to the case from now on; the link's id. */
    public long link(long interaction, long caseId, String reason, Optional<String> explanation, Instant at) {
        long id = Ids.next();
        sql.update(
                "INSERT INTO case_link (tenant_id, id, interaction_id, case_id, origin, reason, explanation, created_at)"
                        + " VALUES (?, ?, ?, ?, 'AUTO', ?, ?, ?)",
                tenant(),
                id,
                interaction,
                caseId,
                reason,
                explanation.orElse(null),
                at);
        return id;
    }

    /** The case that the interaction belongs to. */
    public Optional<Long> caseOf(long interaction) {
        return sql.first(
                "SELECT case_id FROM case_link WHERE tenant_id = ? AND living = ?",
                row -> row.getLong(1),
                tenant(),
                interaction);
    }

    /** The interactions of the case, oldest first by the time of their coming. */
    public List<Long> interactions(long caseId) {
        return sql.list(
                "SELECT interaction_id FROM case_link WHERE tenant_id = ? AND case_id = ? AND revoked_at IS NULL"
                        + " ORDER BY interaction_id",
                row -> row.getLong(1),
                tenant(),
                caseId);
    }

    /** The cases of these customers, oldest first. */
    public List<Long> of(Collection<Long> customers) {
        List<Object> values = new ArrayList<>(List.of(tenant()));
        values.addAll(customers);
        return sql.list(
                "SELECT id FROM support_case WHERE tenant_id = ? AND customer_id IN ("
                        + String.join(", ", Collections.nCopies(customers.size(), "?")) + ") ORDER BY id",
                row -> row.getLong(1),
                values.toArray());
    }

    /**
     * An interaction of a case, with what regrouping asks for.
     *
     * @param at the provider's time
     * @param came when it came into the case, by our time
     */
    public record Attached(Regrouping.Part part, Instant at, Instant came) {
        public boolean inbound() {
            return part.customer().isPresent();
        }
    }

    /** What the case has, oldest first by the provider's time, and whose each is now. */
    public List<Attached> attached(long caseId) {
        return sql.list(
                "SELECT i.id, i.occurred_at, l.created_at, k.customer_id, p.id AS answers FROM case_link l"
                        + " JOIN interaction i ON i.tenant_id = l.tenant_id AND i.id = l.interaction_id"
                        + " LEFT JOIN identity_link k ON k.tenant_id = i.tenant_id AND k.living = i.identity_id"
                        + " LEFT JOIN interaction p ON p.tenant_id = i.tenant_id AND p.account_id = i.account_id"
                        + " AND p.external_id = i.parent"
                        + " WHERE l.tenant_id = ? AND l.case_id = ? AND l.revoked_at IS NULL ORDER BY i.occurred_at, i.id",
                row -> new Attached(
                        new Regrouping.Part(
                                row.getLong("id"),
                                Optional.ofNullable(row.getObject("customer_id", Long.class)),
                                Optional.ofNullable(row.getObject("answers", Long.class))),
                        requireNonNull(Sql.instant(row, "occurred_at")),
                        requireNonNull(Sql.instant(row, "created_at"))),
                tenant(),
                caseId);
    }

    /** Those of the case's interactions, now and before. */
    public Set<Long> everIn(long caseId) {
        return Set.copyOf(sql.list(
                "SELECT DISTINCT interaction_id FROM case_link WHERE tenant_id = ? AND case_id = ?",
                row -> row.getLong(1),
                tenant(),
                caseId));
    }

    /** Where the things are now that the case had before; empty if it had none, or has some. */
    public Optional<Long> wentTo(long caseId) {
        return sql.first(
                "SELECT n.case_id FROM case_link l JOIN case_link n ON n.tenant_id = l.tenant_id AND n.living = l.interaction_id"
                        + " WHERE l.tenant_id = ? AND l.case_id = ? AND l.revoked_at IS NOT NULL AND NOT EXISTS"
                        + " (SELECT 1 FROM case_link o WHERE o.tenant_id = l.tenant_id AND o.case_id = l.case_id"
                        + " AND o.revoked_at IS NULL) ORDER BY l.id LIMIT 1",
                row -> row.getLong(1),
                tenant(),
                caseId);
    }

    /** The last case that the interaction was in before and that has nothing now: where it goes back to. */
    public Optional<Long> formerCase(long interaction) {
        return sql.first(
                "SELECT l.case_id FROM case_link l WHERE l.tenant_id = ? AND l.interaction_id = ? AND l.revoked_at IS NOT NULL"
                        + " AND NOT EXISTS (SELECT 1 FROM case_link o WHERE o.tenant_id = l.tenant_id AND o.case_id = l.case_id"
                        + " AND o.revoked_at IS NULL) ORDER BY l.id DESC LIMIT 1",
                row -> row.getLong(1),
                tenant(),
                interaction);
    }

    /** The link that holds the interaction in its case. */
    public Optional<Long> linkOf(long interaction) {
        return sql.first(
                "SELECT id FROM case_link WHERE tenant_id = ? AND living = ?",
                row -> row.getLong(1),
                tenant(),
                interaction);
    }

    /** An interaction came into a case, for a reason. */
    public record Came(long interaction, long caseId, String reason, Instant at) {}

    /** The whole way of what the case has now, oldest first. */
    public List<Came> ways(long caseId) {
        return sql.list(
                "SELECT w.interaction_id, w.case_id, w.reason, w.created_at FROM case_link l JOIN case_link w ON w.tenant_id = l.tenant_id"
                        + " AND w.interaction_id = l.interaction_id WHERE l.tenant_id = ? AND l.case_id = ?"
                        + " AND l.revoked_at IS NULL ORDER BY w.id",
                row -> new Came(
                        row.getLong("interaction_id"),
                        row.getLong("case_id"),
                        row.getString("reason"),
                        requireNonNull(Sql.instant(row, "created_at"))),
                tenant(),
                caseId);
    }

    /**
     * The interaction leaves its case for another. The old link stays, revoked.
     *
     * @param verdict what a person said of the cases
     * @param explanation what the engine weighed
     */
    public void move(
            long interaction,
            long caseId,
            String reason,
            Optional<Long> verdict,
            Optional<String> explanation,
            Optional<Long> person,
            Instant at) {
        sql.update(
                "UPDATE case_link SET revoked_at = ?, revoked_by = ? WHERE tenant_id = ? AND living = ?",
                at,
                person.orElse(null),
                tenant(),
                interaction);
        sql.update(
                "INSERT INTO case_link (tenant_id, id, interaction_id, case_id, origin, reason, verdict_id, explanation,"
                        + " created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                tenant(),
                Ids.next(),
                interaction,
                caseId,
                person.isPresent() ? "AGENT" : "AUTO",
                reason,
                verdict.orElse(null),
                explanation.orElse(null),
                at,
                person.orElse(null));
    }

    /** The newest cases that hold something with an id below {@code before}, newest first. */
    public List<CaseSummary> newest(long before, int limit) {
        return sql.list(
                "SELECT c.id, c.title, c.state, c.opened_at, c.last_at, u.name, a.channel FROM support_case c"
                        + " JOIN customer u ON u.tenant_id = c.tenant_id AND u.id = c.customer_id"
                        + " JOIN channel_account a ON a.tenant_id = c.tenant_id AND a.id = c.account_id"
                        + " WHERE c.tenant_id = ? AND c.id < ? AND EXISTS (SELECT 1 FROM case_link l WHERE l.tenant_id = c.tenant_id"
                        + " AND l.case_id = c.id AND l.revoked_at IS NULL) ORDER BY c.id DESC LIMIT " + limit,
                row -> new CaseSummary(
                        new CaseRef(TenantScope.current(), row.getLong("id")),
                        Optional.ofNullable(row.getString("name")),
                        row.getString("channel"),
                        row.getString("title"),
                        row.getString("state").equals("OPEN"),
                        requireNonNull(Sql.instant(row, "opened_at")),
                        requireNonNull(Sql.instant(row, "last_at"))),
                tenant(),
                before);
    }

    private static long tenant() {
        return TenantScope.current().value();
    }
}
