package io.santral.routing.store;

import io.santral.cases.CaseRef;
import io.santral.routing.QueueLine;
import io.santral.routing.choice.Agent;
import io.santral.routing.choice.ServingPool;
import io.santral.shared.Sql;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The queue entries of the brand of the current scope. */
@ApplicationScoped
public class QueueStore {
    /**
     * An entry, which nobody else moves until this transaction ends.
     *
     * @param person who has it, or to whom it was offered
     * @param free it waits, or its offer has lapsed by the database's time
     */
    public record Entry(CaseRef ref, long pool, boolean taken, boolean free, Optional<Long> person, Instant askedAt) {
        public boolean takenBy(long somebody) {
            return taken && isWith(somebody);
        }

        /** Theirs, or offered to them. */
        public boolean isWith(long somebody) {
            return person.isPresent() && person.get() == somebody;
        }
    }

    @Inject
    @WithinBrand
    Sql sql;

    public Optional<Entry> lock(CaseRef ref) {
        return sql.first(
                "SELECT pool_id, state = 'TAKEN' AS taken, person_id, asked_at,"
                        + " state = 'WAITING' OR state = 'OFFERED' AND offered_until <= UTC_TIMESTAMP(6) AS free"
                        + " FROM queue_entry WHERE tenant_id = ? AND case_id = ? FOR UPDATE",
                row -> entry(ref, row),
                ref.tenant().value(),
                ref.id());
    }

    /** The line of that case, as the unified queue would show it to somebody in its pool. */
    public Optional<QueueLine> line(CaseRef ref) {
        return sql.first(
                "SELECT q.tenant_id, q.case_id, q.person_id, q.due_at,"
                        + " CASE WHEN q.offered_until <= UTC_TIMESTAMP(6) THEN 'WAITING' ELSE q.state END AS state,"
                        + " TIMESTAMPDIFF(MICROSECOND, UTC_TIMESTAMP(6), q.offered_until) AS offer_left, c.title, c.opened_at,"
                        + " c.last_at, a.channel, a.name AS account_name, u.name AS customer_name, p.name AS person_name,"
                        + " t.alias AS tenant_alias, t.name AS tenant_name, s.topic, s.urgency FROM queue_entry q"
                        + " JOIN tenant t ON t.id = q.tenant_id"
                        + " JOIN support_case c ON c.tenant_id = q.tenant_id AND c.id = q.case_id"
                        + " JOIN channel_account a ON a.tenant_id = c.tenant_id AND a.id = c.account_id"
                        + " JOIN customer u ON u.tenant_id = c.tenant_id AND u.id = c.customer_id"
                        + " LEFT JOIN case_subject s ON s.tenant_id = q.tenant_id AND s.case_id = q.case_id"
                        + " LEFT JOIN person p ON p.id = q.person_id WHERE q.tenant_id = ? AND q.case_id = ?",
                UnifiedQueue::line,
                ref.tenant().value(),
                ref.id());
    }

    private static Entry entry(CaseRef ref, ResultSet row) throws SQLException {
        return new Entry(
                ref,
                row.getLong("pool_id"),
                row.getBoolean("taken"),
                row.getBoolean("free"),
                Optional.ofNullable(row.getObject("person_id", Long.class)),
                Optional.ofNullable(Sql.instant(row, "asked_at")).orElseThrow());
    }

    /** Adds a waiting entry; false if the case has one. */
    public boolean add(CaseRef ref, long pool, Instant due, Instant askedAt, Instant now, String reason) {
        return sql.insert(
                "INSERT INTO queue_entry (tenant_id, case_id, pool_id, state, due_at, asked_at, entered_at, reason)"
                        + " VALUES (?, ?, ?, 'WAITING', ?, ?, ?, ?)",
                ref.tenant().value(),
                ref.id(),
                pool,
                due,
                askedAt,
                now,
                reason);
    }

    /** The customer has written again, or the deadline has moved. */
    public void refresh(CaseRef ref, Instant due, Instant askedAt) {
        sql.update(
                "UPDATE queue_entry SET due_at = ?, asked_at = GREATEST(asked_at, ?) WHERE tenant_id = ? AND case_id = ?",
                due,
                askedAt,
                ref.tenant().value(),
                ref.id());
    }

    /**
     * Puts the locked entry into one of the person's hands. Which are full, over all brands, only the unique key knows: hands are
     * tried from the first.
     *
     * @return false if all are full
     */
    public boolean take(CaseRef ref, long person, int capacity, String reason) {
        for (int slot = 1; slot <= capacity; slot++) {
            if (sql.insert(
                    "UPDATE queue_entry SET state = 'TAKEN', person_id = ?, slot = ?, offered_until = NULL, reason = ?"
                            + " WHERE tenant_id = ? AND case_id = ?",
                    person,
                    slot,
                    reason,
                    ref.tenant().value(),
                    ref.id())) {
                return true;
            }
        }
        return false;
    }

    /** Lets the entry wait for anybody. */
    public void free(CaseRef ref, String reason) {
        sql.update(
                "UPDATE queue_entry SET state = 'WAITING', person_id = NULL, slot = NULL, offered_until = NULL, reason = ?"
                        + " WHERE tenant_id = ? AND case_id = ?",
                reason,
                ref.tenant().value(),
                ref.id());
    }

    /** Offers the locked entry to the person, from now until so many seconds later by the database's time. */
    public void offer(CaseRef ref, long person, int seconds, String reason) {
        sql.update(
                "UPDATE queue_entry SET state = 'OFFERED', person_id = ?, slot = NULL,"
                        + " offered_until = UTC_TIMESTAMP(6) + INTERVAL ? SECOND, reason = ?"
                        + " WHERE tenant_id = ? AND case_id = ?",
                person,
                seconds,
                reason,
                ref.tenant().value(),
                ref.id());
    }

    public void remove(CaseRef ref) {
        sql.update(
                "DELETE FROM queue_entry WHERE tenant_id = ? AND case_id = ?",
                ref.tenant().value(),
                ref.id());
    }

    public List<ServingPool> pools(TenantId tenant) {
        return sql.list(
                "SELECT pool_id, priority FROM pool_tenant WHERE tenant_id = ?",
                row -> new ServingPool(row.getLong(1), row.getInt(2)),
                tenant.value());
    }

    /** A person who serves the brand; one who was never here is away. */
    public Agent agent(long person) {
        return sql.first(
                        "SELECT state = 'READY', capacity FROM presence WHERE person_id = ?",
                        row -> new Agent(person, row.getBoolean(1), row.getInt(2)),
                        person)
                .orElseGet(() -> new Agent(person, false, Agent.USUAL_CAPACITY));
    }

    /** Who answered the case last. */
    public Optional<Agent> lastAgent(CaseRef ref) {
        return sql.first(
                        "SELECT person_id FROM case_agent WHERE tenant_id = ? AND case_id = ?",
                        row -> row.getLong(1),
                        ref.tenant().value(),
                        ref.id())
                .map(this::agent);
    }

    public void remember(CaseRef ref, long person, Instant answeredAt) {
        sql.update(
                "INSERT INTO case_agent (tenant_id, case_id, person_id, answered_at) VALUES (?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE person_id = VALUES(person_id), answered_at = VALUES(answered_at)",
                ref.tenant().value(),
                ref.id(),
                person,
                answeredAt);
    }

    public void forget(CaseRef ref) {
        sql.update(
                "DELETE FROM case_agent WHERE tenant_id = ? AND case_id = ?",
                ref.tenant().value(),
                ref.id());
    }
}
