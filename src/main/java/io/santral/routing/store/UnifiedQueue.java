package io.santral.routing.store;

import io.santral.cases.CaseRef;
import io.santral.routing.Presence;
import io.santral.routing.QueueLine;
import io.santral.routing.choice.Agent;
import io.santral.shared.Sql;
import io.santral.shared.StoreFailure;
import io.santral.tenancy.OverBrands;
import io.santral.tenancy.PersonScope;
import io.santral.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The one class that reads over brands (src/docs/adr/0010). What it sees is decided by the database: the session is bound to one
 * person, and the view shows the brands that this person holds a staff grant for, in the pools that they belong to.
 */
@ApplicationScoped
public class UnifiedQueue {
    /** The deadline of a case that has none: it waits behind those that have one, the older case first. */
    public static final Instant NO_DEADLINE = Instant.parse("9999-12-31T00:00:00Z");

    private static final int MOST_SERVING = 1000;

    private static final String LINE = "SELECT tenant_id, case_id, person_id, due_at,"
            + " CASE WHEN offered_until <= UTC_TIMESTAMP(6) THEN 'WAITING' ELSE state END AS state,"
            + " TIMESTAMPDIFF(MICROSECOND, UTC_TIMESTAMP(6), offered_until) AS offer_left, title, opened_at, last_at, channel,"
            + " account_name, customer_name, person_name, tenant_alias, tenant_name, topic, urgency FROM unified_queue ";
    private static final String IN_ORDER = " ORDER BY due_at, case_id, tenant_id LIMIT ?";
    /** Open at its end. */
    private static final String FREE = "(state = 'WAITING' OR state = 'OFFERED' AND offered_until <= UTC_TIMESTAMP(6)";

    @Inject
    @OverBrands
    Sql sql;

    /** What the person sees, most urgent first, behind the line. */
    public List<QueueLine> lines(long person, Optional<QueueLine> after, int limit) {
        if (after.isEmpty()) {
            return read(person, view -> view.list(LINE + IN_ORDER, UnifiedQueue::line, limit));
        }
        Instant due = after.get().dueAt().orElse(NO_DEADLINE);
        CaseRef ref = after.get().ref();
        // Not as (a, b, c) > (?, ?, ?), which both databases answer by reading all that stands before.
        return read(
                person,
                view -> view.list(
                        LINE + "WHERE due_at >= ? AND (due_at > ? OR case_id > ? OR case_id = ? AND tenant_id > ?)"
                                + IN_ORDER,
                        UnifiedQueue::line,
                        due,
                        due,
                        ref.id(),
                        ref.id(),
                        ref.tenant().value(),
                        limit));
    }

    /** What the person has taken, most urgent first. */
    public List<QueueLine> taken(long person) {
        return read(
                person,
                view -> view.list(
                        LINE + "WHERE person_id = ? AND slot IS NOT NULL" + IN_ORDER,
                        UnifiedQueue::line,
                        person,
                        Byte.MAX_VALUE));
    }

    /** What is offered to the person now. */
    public List<QueueLine> offered(long person) {
        return read(
                person,
                view -> view.list(
                        LINE + "WHERE state = 'OFFERED' AND person_id = ? AND offered_until > UTC_TIMESTAMP(6)"
                                + IN_ORDER,
                        UnifiedQueue::line,
                        person,
                        Byte.MAX_VALUE));
    }

    /** The most urgent cases that the person could take, those that are offered to them included. */
    public List<CaseRef> free(long person, int limit) {
        return refs(person, FREE + " OR state = 'OFFERED' AND person_id = ?)", limit);
    }

    /** The most urgent cases that could be offered to the person: not those that they have let lapse or declined. */
    public List<CaseRef> offerable(long person, int limit) {
        return refs(person, FREE + " AND (person_id IS NULL OR person_id <> ?))", limit);
    }

    private List<CaseRef> refs(long person, String condition, int limit) {
        return read(
                person,
                view -> view.list(
                        "SELECT tenant_id, case_id FROM unified_queue WHERE " + condition + IN_ORDER,
                        row -> new CaseRef(new TenantId(row.getLong(1)), row.getLong(2)),
                        person,
                        limit));
    }

    /** How many cases the person has, over all brands, whether or not they still see them. */
    public int hands(long person) {
        return read(
                person,
                view -> view.first("SELECT COUNT(*) FROM work_slot", row -> row.getInt(1))
                        .orElse(0));
    }

    /** A pool that serves a brand of the person's. */
    public record Serving(TenantId tenant, String alias, String name, boolean mine) {}

    /** Which pools serve the brands that the person works for, in the order of their names. */
    public List<Serving> serving(long person) {
        return read(
                person,
                view -> view.list(
                        "SELECT tenant_id, alias, name, mine FROM pool_brand ORDER BY name, alias, tenant_id LIMIT ?",
                        row -> new Serving(
                                new TenantId(row.getLong("tenant_id")),
                                row.getString("alias"),
                                row.getString("name"),
                                row.getBoolean("mine")),
                        MOST_SERVING));
    }

    public Agent agent(long person) {
        return read(
                person,
                view -> view.first(
                                "SELECT state = 'READY', capacity FROM presence WHERE person_id = ?",
                                row -> new Agent(person, row.getBoolean(1), row.getInt(2)),
                                person)
                        .orElseGet(() -> new Agent(person, false, Agent.USUAL_CAPACITY)));
    }

    public void presence(long person, Presence presence) {
        read(
                person,
                view -> view.update(
                        "INSERT INTO presence (person_id, state, changed_at) VALUES (?, ?, UTC_TIMESTAMP(6))"
                                + " ON DUPLICATE KEY UPDATE state = VALUES(state), changed_at = VALUES(changed_at)",
                        person,
                        presence.name()));
    }

    private <T> T read(long person, Function<Sql, T> reading) {
        try {
            return PersonScope.call(person, () -> reading.apply(sql));
        } catch (RuntimeException e) {
            throw e;
        } catch (SQLException e) {
            throw new StoreFailure(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static QueueLine line(ResultSet row) throws SQLException {
        Instant due = instant(row, "due_at");
        QueueLine.State state = QueueLine.State.valueOf(row.getString("state"));
        boolean free = state == QueueLine.State.WAITING;
        boolean offered = state == QueueLine.State.OFFERED;
        return new QueueLine(
                new CaseRef(new TenantId(row.getLong("tenant_id")), row.getLong("case_id")),
                row.getString("tenant_alias"),
                row.getString("tenant_name"),
                row.getString("channel"),
                row.getString("account_name"),
                row.getString("title"),
                Optional.ofNullable(row.getString("topic")),
                Optional.ofNullable(row.getString("urgency")).orElse("NORMAL"),
                Optional.ofNullable(row.getString("customer_name")),
                state,
                free ? Optional.empty() : Optional.ofNullable(row.getObject("person_id", Long.class)),
                free ? Optional.empty() : Optional.ofNullable(row.getString("person_name")),
                offered ? Optional.of(Duration.of(row.getLong("offer_left"), ChronoUnit.MICROS)) : Optional.empty(),
                due.equals(NO_DEADLINE) ? Optional.empty() : Optional.of(due),
                instant(row, "opened_at"),
                instant(row, "last_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(Sql.instant(row, column)).orElseThrow();
    }
}
