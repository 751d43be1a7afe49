package io.santral.reply.store;

import static java.util.Objects.requireNonNull;

import io.santral.reply.ReplyState;
import io.santral.reply.ReplyView;
import io.santral.reply.model.Reply;
import io.santral.shared.Sql;
import io.santral.tenancy.Entities;
import io.santral.tenancy.TenantScope;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Replies of the brand of the current scope. Leases run by the database's time. */
@ApplicationScoped
public class ReplyStore {
    @Inject
    Entities entities;

    @Inject
    @WithinBrand
    Sql sql;

    public Optional<Long> byClientKey(String clientKey) {
        return sql.first(
                "SELECT id FROM reply WHERE tenant_id = ? AND client_key = ?",
                row -> row.getLong(1),
                tenant(),
                clientKey);
    }

    public void add(Reply reply) {
        entities.em().persist(reply);
        entities.em().flush();
    }

    /** The reply, locked until the transaction ends. */
    public Optional<Reply> lock(long id) {
        return Optional.ofNullable(entities.em().find(Reply.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    public List<ReplyView> of(long caseId) {
        return sql.list(
                "SELECT r.id, r.answers_id, r.text, r.state, r.external_id, r.note, p.name, r.created_at, r.sent_at FROM reply r"
                        + " LEFT JOIN person p ON p.id = r.created_by WHERE r.tenant_id = ? AND r.case_id = ? ORDER BY r.id"
                        + " LIMIT 500",
                row -> new ReplyView(
                        row.getLong("id"),
                        row.getLong("answers_id"),
                        row.getString("text"),
                        ReplyState.valueOf(row.getString("state")),
                        Optional.ofNullable(row.getString("external_id")),
                        Optional.ofNullable(row.getString("note")),
                        Optional.ofNullable(row.getString("name")).orElse(""),
                        requireNonNull(Sql.instant(row, "created_at")),
                        Optional.ofNullable(Sql.instant(row, "sent_at"))),
                tenant(),
                caseId);
    }

    /**
     * Leases the oldest reply that may be sent now; only the oldest unsent one of a case, so that a case's answers keep their
     * order.
     */
    public Optional<Long> lease(String owner, Duration lease) {
        Optional<Long> next = sql.first(
                "SELECT r.id FROM reply r WHERE r.tenant_id = ? AND r.state = 'QUEUED'"
                        + " AND (r.not_before IS NULL OR r.not_before <= UTC_TIMESTAMP(6))"
                        + " AND NOT EXISTS (SELECT 1 FROM reply o WHERE o.tenant_id = r.tenant_id AND o.case_id = r.case_id"
                        + " AND o.id < r.id AND o.state IN ('QUEUED', 'SENDING'))"
                        + " ORDER BY r.id LIMIT 1 FOR UPDATE SKIP LOCKED",
                row -> row.getLong(1),
                tenant());
        next.ifPresent(id -> sql.update(
                "UPDATE reply SET state = 'SENDING', attempts = attempts + 1, lease_owner = ?,"
                        + " lease_until = UTC_TIMESTAMP(6) + INTERVAL ? SECOND WHERE tenant_id = ? AND id = ?",
                owner,
                lease.toSeconds(),
                tenant(),
                id));
        return next;
    }

    /** Replies whose sender did not come back in time: nobody knows whether they were sent. */
    public List<Long> lapsed() {
        return sql.list(
                "SELECT id FROM reply WHERE tenant_id = ? AND state = 'SENDING' AND lease_until < UTC_TIMESTAMP(6) LIMIT 100",
                row -> row.getLong(1),
                tenant());
    }

    /** Replies of unknown outcome that have not been looked for since their last change, or not for a while. */
    public List<Long> unknown(int looks) {
        return sql.list(
                "SELECT id FROM reply WHERE tenant_id = ? AND state = 'UNKNOWN' AND looks < ?"
                        + " AND (not_before IS NULL OR not_before <= UTC_TIMESTAMP(6)) ORDER BY id LIMIT 20",
                row -> row.getLong(1),
                tenant(),
                looks);
    }

    /** Counts a look; the next one may come after the pause. */
    public void looked(long id, Duration pause) {
        sql.update(
                "UPDATE reply SET looks = looks + 1, not_before = UTC_TIMESTAMP(6) + INTERVAL ? SECOND"
                        + " WHERE tenant_id = ? AND id = ?",
                pause.toSeconds(),
                tenant(),
                id);
    }

    /** The reply that was sent under the provider's id, or else an unfinished one with this text that answers this interaction. */
    public Optional<Long> matching(long account, String externalId, long answers, String text) {
        return sql.first(
                "SELECT id FROM reply WHERE tenant_id = ? AND account_id = ? AND (external_id = ?"
                        + " OR (external_id IS NULL AND answers_id = ? AND text = ? AND state IN ('SENDING', 'UNKNOWN')))"
                        + " ORDER BY external_id IS NULL, id LIMIT 1",
                row -> row.getLong(1),
                tenant(),
                account,
                externalId,
                answers,
                text);
    }

    private static long tenant() {
        return TenantScope.current().value();
    }
}
