package io.santral.customer.store;

import io.santral.customer.matching.Shadow;
import io.santral.customer.matching.Shadow.Tally;
import io.santral.shared.Sql;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions of the matching model of the brand of the current scope. */
@ApplicationScoped
public class ModelStore {
    /** More versions than that are no longer looked at: more than a year of nights. */
    private static final int MOST = 400;

    /**
     * A version.
     *
     * @param content as {@link io.santral.customer.matching.Model#text}
     * @param verdict the key of a sentence: why it is what it was made
     */
    public record Version(
            long id,
            String version,
            Instant madeAt,
            String content,
            long strangers,
            long matches,
            int judged,
            Shadow.Report report,
            String comparedWith,
            String state,
            String verdict,
            Optional<Instant> movedAt,
            Optional<String> person,
            Optional<String> reason) {}

    @Inject
    @WithinBrand
    Sql sql;

    /** False if the brand has a version of that name. */
    public boolean add(Version version) {
        return sql.insert(
                "INSERT INTO matching_model (tenant_id, id, version, made_at, content, strangers, matches, judged, known, merged,"
                        + " wrong, bound, current_merged, current_wrong, current_bound, compared_with, state, verdict)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                CustomerStore.tenant(),
                version.id(),
                version.version(),
                version.madeAt(),
                version.content(),
                version.strangers(),
                version.matches(),
                version.judged(),
                version.report().known(),
                version.report().candidate().merged(),
                version.report().candidate().wrong(),
                version.report().candidate().bound(),
                version.report().current().merged(),
                version.report().current().wrong(),
                version.report().current().bound(),
                version.comparedWith(),
                version.state(),
                version.verdict());
    }

    /** What {@link io.santral.customer.matching.Model#text} wrote of the current version; empty while that is the shipped one. */
    public Optional<String> current() {
        return sql.first(
                "SELECT content FROM matching_model WHERE tenant_id = ? AND living = 1",
                row -> row.getString(1),
                CustomerStore.tenant());
    }

    /** The same of all, the newest first. */
    public List<String> contents() {
        return sql.list(
                "SELECT content FROM matching_model WHERE tenant_id = ? ORDER BY id DESC LIMIT " + MOST,
                row -> row.getString(1),
                CustomerStore.tenant());
    }

    /** The newest first. */
    public List<Version> newest(int limit) {
        return sql.list(
                VERSION + " WHERE v.tenant_id = ? ORDER BY v.id DESC LIMIT ?",
                ModelStore::version,
                CustomerStore.tenant(),
                limit);
    }

    public Optional<Version> lock(long id) {
        return sql.first(
                VERSION + " WHERE v.tenant_id = ? AND v.id = ? FOR UPDATE",
                ModelStore::version,
                CustomerStore.tenant(),
                id);
    }

    private static final String VERSION =
            "SELECT v.id, v.version, v.made_at, v.content, v.strangers, v.matches, v.judged, v.known,"
                    + " v.merged, v.wrong, v.current_merged, v.current_wrong, v.compared_with, v.state, v.verdict, v.moved_at,"
                    + " (SELECT p.name FROM person p WHERE p.id = v.moved_by) AS person, v.reason FROM matching_model v";

    /** The current version, if there is one, is it no longer. With who says so and why, if a person does. */
    public void retire(Instant at, @Nullable Long person, @Nullable String reason) {
        sql.update(
                "UPDATE matching_model SET state = 'RETIRED', moved_at = ?, moved_by = ?, reason = ?"
                        + " WHERE tenant_id = ? AND living = 1",
                at,
                person,
                reason,
                CustomerStore.tenant());
    }

    /** The version is the current one from now on; there must be no other. */
    public void use(long id, Instant at, @Nullable Long person, @Nullable String reason) {
        sql.update(
                "UPDATE matching_model SET state = 'CURRENT', moved_at = ?, moved_by = ?, reason = ?"
                        + " WHERE tenant_id = ? AND id = ?",
                at,
                person,
                reason,
                CustomerStore.tenant(),
                id);
    }

    /** Whether a person has chosen a version since then. */
    public boolean chosenSince(Instant since) {
        return sql.first(
                        "SELECT 1 FROM matching_model WHERE tenant_id = ? AND moved_by IS NOT NULL AND moved_at >= ? LIMIT 1",
                        row -> true,
                        CustomerStore.tenant(),
                        since)
                .isPresent();
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getLong("id"),
                row.getString("version"),
                Optional.ofNullable(Sql.instant(row, "made_at")).orElseThrow(),
                row.getString("content"),
                row.getLong("strangers"),
                row.getLong("matches"),
                row.getInt("judged"),
                new Shadow.Report(
                        row.getInt("known"),
                        new Tally(row.getInt("current_merged"), row.getInt("current_wrong")),
                        new Tally(row.getInt("merged"), row.getInt("wrong"))),
                row.getString("compared_with"),
                row.getString("state"),
                row.getString("verdict"),
                Optional.ofNullable(Sql.instant(row, "moved_at")),
                Optional.ofNullable(row.getString("person")),
                Optional.ofNullable(row.getString("reason")));
    }
}
