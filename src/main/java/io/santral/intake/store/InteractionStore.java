package io.santral.intake.store;

import static java.util.Objects.requireNonNull;

import io.santral.channel.InboundEvent.Kind;
import io.santral.channel.InboundEvent.Visibility;
import io.santral.intake.InteractionView;
import io.santral.shared.Ids;
import io.santral.shared.Sql;
import io.santral.tenancy.TenantScope;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Interactions and their changes, of the brand of the current scope. */
@ApplicationScoped
public class InteractionStore {
    /** What is stored of a new interaction. */
    public record Entry(
            long account,
            String externalId,
            boolean inbound,
            Kind kind,
            Visibility visibility,
            @Nullable Long identity,
            @Nullable String authorName,
            String thread,
            @Nullable String parent,
            String text,
            Instant occurredAt,
            Instant receivedAt,
            @Nullable Long journal) {}

    /** A change, in the provider's order. */
    public record Change(String what, @Nullable String text, Instant at) {}

    private static final String COLUMNS =
            "SELECT id, account_id, external_id, direction, kind, visibility, identity_id, author_name,"
                    + " thread, parent, text, occurred_at, edited_at, hidden_at, deleted_at FROM interaction";

    @Inject
    @WithinBrand
    Sql sql;

    /** The new interaction's id; empty if the provider's id is there already. */
    public Optional<Long> add(Entry entry) {
        long id = Ids.next();
        boolean added = sql.insert(
                "INSERT INTO interaction (tenant_id, id, account_id, external_id, direction, kind, visibility, identity_id,"
                        + " author_name, thread, parent, text, occurred_at, received_at, journal_id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                tenant(),
                id,
                entry.account(),
                entry.externalId(),
                entry.inbound() ? "IN" : "OUT",
                entry.kind().name(),
                entry.visibility().name(),
                entry.identity(),
                entry.authorName(),
                entry.thread(),
                entry.parent(),
                entry.text(),
                entry.occurredAt(),
                entry.receivedAt(),
                entry.journal());
        return added ? Optional.of(id) : Optional.empty();
    }

    public Optional<InteractionView> find(long id) {
        return sql.first(COLUMNS + " WHERE tenant_id = ? AND id = ?", InteractionStore::view, tenant(), id);
    }

    public Optional<InteractionView> find(long account, String externalId) {
        return sql.first(
                COLUMNS + " WHERE tenant_id = ? AND account_id = ? AND external_id = ?",
                InteractionStore::view,
                tenant(),
                account,
                externalId);
    }

    /** What the identity wrote last, newest first. */
    public List<InteractionView> latestOf(long identity, int most) {
        return sql.list(
                COLUMNS + " WHERE tenant_id = ? AND identity_id = ? ORDER BY id DESC LIMIT ?",
                InteractionStore::view,
                tenant(),
                identity,
                most);
    }

    /** The interactions with these ids, oldest first by the provider's time. */
    public List<InteractionView> of(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String marks = "?,".repeat(ids.size());
        Object[] values = new Object[ids.size() + 1];
        values[0] = tenant();
        for (int i = 0; i < ids.size(); i++) {
            values[i + 1] = ids.get(i);
        }
        return sql.list(
                COLUMNS + " WHERE tenant_id = ? AND id IN (" + marks.substring(0, marks.length() - 1)
                        + ") ORDER BY occurred_at, id",
                InteractionStore::view,
                values);
    }

    public void addChange(long account, String externalId, Change change) {
        sql.update(
                "INSERT INTO interaction_change (tenant_id, id, account_id, external_id, what, text, occurred_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                tenant(),
                Ids.next(),
                account,
                externalId,
                change.what(),
                change.text(),
                change.at());
    }

    public List<Change> changes(long account, String externalId) {
        return sql.list(
                "SELECT what, text, occurred_at FROM interaction_change"
                        + " WHERE tenant_id = ? AND account_id = ? AND external_id = ? ORDER BY occurred_at, id",
                row -> new Change(
                        row.getString("what"), row.getString("text"), requireNonNull(Sql.instant(row, "occurred_at"))),
                tenant(),
                account,
                externalId);
    }

    /** Writes what the changes come to; a null text leaves the text as it is. */
    public void show(
            long id,
            @Nullable String text,
            @Nullable Instant edited,
            @Nullable Instant hidden,
            @Nullable Instant deleted) {
        sql.update(
                "UPDATE interaction SET text = COALESCE(?, text), edited_at = ?, hidden_at = ?, deleted_at = ?"
                        + " WHERE tenant_id = ? AND id = ?",
                text,
                edited,
                hidden,
                deleted,
                tenant(),
                id);
    }

    private static InteractionView view(ResultSet row) throws SQLException {
        boolean deleted = row.getObject("deleted_at") != null;
        long identity = row.getLong("identity_id");
        Optional<Long> writer = row.wasNull() ? Optional.empty() : Optional.of(identity);
        return new InteractionView(
                row.getLong("id"),
                row.getLong("account_id"),
                row.getString("external_id"),
                row.getString("direction").equals("IN"),
                Kind.valueOf(row.getString("kind")),
                Visibility.valueOf(row.getString("visibility")),
                writer,
                Optional.ofNullable(row.getString("author_name")),
                row.getString("thread"),
                Optional.ofNullable(row.getString("parent")),
                deleted ? "" : row.getString("text"),
                requireNonNull(Sql.instant(row, "occurred_at")),
                row.getObject("edited_at") != null,
                row.getObject("hidden_at") != null,
                deleted);
    }

    private static long tenant() {
        return TenantScope.current().value();
    }
}
