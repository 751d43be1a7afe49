package io.santral.sla.store;

import io.santral.cases.CaseRef;
import io.santral.shared.Ids;
import io.santral.shared.Sql;
import io.santral.sla.ClockView;
import io.santral.sla.Target;
import io.santral.sla.ledger.Entry;
import io.santral.sla.ledger.Reading;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ledger, to which lines are only added, and the clocks that are read from it. */
@ApplicationScoped
public class ClockStore {
    /** How the clocks of a span of time stand. */
    public record Count(long met, long missed, long running, long overdue) {}

    private static final String CLOCK = "target, started_at, due_at, stopped_at, closed_at";

    @Inject
    @WithinBrand
    Sql sql;

    public List<ClockView> clocks(CaseRef ref) {
        return sql.list(
                "SELECT " + CLOCK + " FROM sla_clock WHERE tenant_id = ? AND case_id = ? ORDER BY target",
                ClockStore::clock,
                ref.tenant().value(),
                ref.id());
    }

    /** The clock, which nobody else moves until this transaction ends. */
    public Optional<ClockView> lock(CaseRef ref, Target target) {
        return sql.first(
                "SELECT " + CLOCK + " FROM sla_clock WHERE tenant_id = ? AND case_id = ? AND target = ? FOR UPDATE",
                ClockStore::clock,
                ref.tenant().value(),
                ref.id(),
                target.name());
    }

    public Optional<Instant> due(CaseRef ref) {
        return sql.first(
                        "SELECT due_at FROM sla_clock WHERE tenant_id = ? AND case_id = ?"
                                + " AND stopped_at IS NULL AND closed_at IS NULL ORDER BY due_at LIMIT 1",
                        row -> instant(row, "due_at"),
                        ref.tenant().value(),
                        ref.id())
                .flatMap(due -> due);
    }

    /** Adds the line, if it is not there, and reads the clock again from its whole ledger; false if it was there. */
    public boolean append(
            CaseRef ref, Target target, Entry entry, int contractVersion, String reason, Instant recordedAt) {
        boolean added = sql.insert(
                "INSERT INTO sla_ledger (tenant_id, id, case_id, target, telling, what, at, due_at, worked_seconds, recorded_at,"
                        + " contract_version, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ref.tenant().value(),
                Ids.next(),
                ref.id(),
                target.name(),
                telling(ref, target) + (entry instanceof Entry.Retold ? 1 : 0),
                entry.getClass().getSimpleName().toUpperCase(Locale.ROOT),
                entry.at(),
                entry instanceof Entry.Started started ? started.due() : null,
                entry instanceof Entry.Stopped stopped ? seconds(stopped.worked()) : null,
                recordedAt,
                contractVersion,
                reason);
        if (added) {
            derive(ref, target);
        }
        return added;
    }

    /** Reads the clock from its ledger and writes it down. May be done at any time, any number of times. */
    public Optional<Reading> derive(CaseRef ref, Target target) {
        Optional<Reading> reading = Reading.of(target, ledger(ref, target));
        if (reading.isEmpty()) {
            sql.update(
                    "DELETE FROM sla_clock WHERE tenant_id = ? AND case_id = ? AND target = ?",
                    ref.tenant().value(),
                    ref.id(),
                    target.name());
        }
        reading.ifPresent(read -> sql.update(
                "INSERT INTO sla_clock (tenant_id, case_id, target, started_at, due_at, stopped_at, closed_at, worked_seconds)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE started_at = VALUES(started_at),"
                        + " due_at = VALUES(due_at), stopped_at = VALUES(stopped_at), closed_at = VALUES(closed_at),"
                        + " worked_seconds = VALUES(worked_seconds)",
                ref.tenant().value(),
                ref.id(),
                target.name(),
                read.clock().startedAt(),
                read.clock().dueAt(),
                read.clock().stoppedAt().orElse(null),
                read.clock().closedAt().orElse(null),
                seconds(read.worked())));
        return reading;
    }

    private int telling(CaseRef ref, Target target) {
        return sql.first(
                        "SELECT MAX(telling) FROM sla_ledger WHERE tenant_id = ? AND case_id = ? AND target = ?",
                        row -> row.getInt(1),
                        ref.tenant().value(),
                        ref.id(),
                        target.name())
                .orElse(0);
    }

    /** The lines of the newest telling. */
    private List<Entry> ledger(CaseRef ref, Target target) {
        return sql.list(
                "SELECT what, at, due_at, worked_seconds FROM sla_ledger"
                        + " WHERE tenant_id = ? AND case_id = ? AND target = ? AND telling = ? ORDER BY id",
                ClockStore::entry,
                ref.tenant().value(),
                ref.id(),
                target.name(),
                telling(ref, target));
    }

    /** The targets that the case has a ledger of. */
    public List<Target> targets(CaseRef ref) {
        return sql.list(
                "SELECT DISTINCT target FROM sla_ledger WHERE tenant_id = ? AND case_id = ? ORDER BY target",
                row -> Target.valueOf(row.getString(1)),
                ref.tenant().value(),
                ref.id());
    }

    /** The clocks that started in the span, counted in the database. */
    public Count count(TenantId tenant, Target target, Instant from, Instant until, Instant now) {
        return sql.first(
                        "SELECT SUM(stopped_at IS NOT NULL AND stopped_at <= due_at),"
                                + " SUM(stopped_at > due_at OR stopped_at IS NULL AND closed_at IS NOT NULL),"
                                + " SUM(stopped_at IS NULL AND closed_at IS NULL AND due_at >= ?),"
                                + " SUM(stopped_at IS NULL AND closed_at IS NULL AND due_at < ?) FROM sla_clock"
                                + " WHERE tenant_id = ? AND target = ? AND started_at >= ? AND started_at < ?",
                        row -> new Count(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                        now,
                        now,
                        tenant.value(),
                        target.name(),
                        from,
                        until)
                .orElseThrow();
    }

    /** The working seconds of the newest stopped clocks that started in the span. */
    public List<Long> workedSeconds(TenantId tenant, Target target, Instant from, Instant until, int limit) {
        return sql.list(
                "SELECT worked_seconds FROM sla_clock WHERE tenant_id = ? AND target = ? AND started_at >= ?"
                        + " AND started_at < ? AND worked_seconds IS NOT NULL ORDER BY started_at DESC LIMIT ?",
                row -> row.getLong(1),
                tenant.value(),
                target.name(),
                from,
                until,
                limit);
    }

    private static ClockView clock(ResultSet row) throws SQLException {
        return new ClockView(
                Target.valueOf(row.getString("target")),
                instant(row, "started_at").orElseThrow(),
                instant(row, "due_at").orElseThrow(),
                instant(row, "stopped_at"),
                instant(row, "closed_at"));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Instant at = instant(row, "at").orElseThrow();
        return switch (row.getString("what")) {
            case "STARTED" -> new Entry.Started(at, instant(row, "due_at").orElseThrow());
            case "STOPPED" ->
                new Entry.Stopped(
                        at,
                        Optional.ofNullable(row.getObject("worked_seconds", Long.class))
                                .map(Duration::ofSeconds));
            case "CLOSED" -> new Entry.Closed(at);
            case "RETOLD" -> new Entry.Retold(at);
            default -> throw new IllegalStateException("a ledger line of no known kind: " + row.getString("what"));
        };
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(Sql.instant(row, column));
    }

    private static @Nullable Long seconds(Optional<Duration> worked) {
        return worked.map(Duration::toSeconds).orElse(null);
    }
}
