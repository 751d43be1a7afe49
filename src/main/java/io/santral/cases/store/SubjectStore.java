package io.santral.cases.store;

import io.santral.cases.topic.Reading;
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

/** What the cases of the brand of the current scope are about. */
@ApplicationScoped
public class SubjectStore {
    @Inject
    @WithinBrand
    Sql sql;

    /** A label that is in force; {@code person} is empty for somebody who has left. */
    public record Label(long id, Optional<String> person, Instant at) {}

    /** What is in force of one case. */
    public record Subject(
            Optional<String> topic,
            Optional<Label> topicLabel,
            String kind,
            Optional<Label> kindLabel,
            String urgency,
            Optional<Label> urgencyLabel,
            String language,
            Optional<Label> languageLabel,
            Guess guess) {}

    /** What the engine made of it last. */
    public record Guess(
            Optional<String> topic,
            double posterior,
            Optional<String> runnerUp,
            double runnerUpPosterior,
            String version,
            Instant at) {}

    /** A text that was labelled. */
    public record Lesson(String text, String topic) {}

    /** What the customer wrote in the case, newest first. */
    public List<String> texts(long caseId, int limit) {
        return sql.list(
                "SELECT i.text FROM case_link l JOIN interaction i ON i.tenant_id = l.tenant_id AND i.id = l.interaction_id"
                        + " WHERE l.tenant_id = ? AND l.case_id = ? AND l.revoked_at IS NULL AND i.direction = 'IN'"
                        + " ORDER BY i.occurred_at DESC, i.id DESC LIMIT ?",
                row -> row.getString(1),
                tenant(),
                caseId,
                limit);
    }

    /** Writes down what the engine makes of the case; what people said of it stands. */
    public void guess(long caseId, Reading reading, String version, Instant at) {
        long id = Ids.next();
        sql.update(
                "INSERT INTO case_guess (tenant_id, id, case_id, topic, posterior, runner_up, runner_up_posterior, kind, urgency,"
                        + " language, version, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                tenant(),
                id,
                caseId,
                reading.topic().map(Reading.Guess::topic).orElse(null),
                reading.topic().map(Reading.Guess::posterior).orElse(0.0),
                reading.runnerUp().map(Reading.Guess::topic).orElse(null),
                reading.runnerUp().map(Reading.Guess::posterior).orElse(0.0),
                reading.kind().name(),
                reading.urgency().name(),
                reading.language().name(),
                version,
                at);
        sql.update(
                "INSERT INTO case_subject (tenant_id, case_id, guess_id, topic, kind, urgency, language)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE guess_id = VALUES(guess_id),"
                        + " topic = IF(topic_label IS NULL, VALUES(topic), topic),"
                        + " kind = IF(kind_label IS NULL, VALUES(kind), kind),"
                        + " urgency = IF(urgency_label IS NULL, VALUES(urgency), urgency),"
                        + " language = IF(language_label IS NULL, VALUES(language), language)",
                tenant(),
                caseId,
                id,
                reading.told().orElse(null),
                reading.kind().name(),
                reading.urgency().name(),
                reading.language().name());
    }

    /**
     * Writes down what a person says of the case, which has been read; the id of the label.
     *
     * @param aspect a column of the table: {@code topic}, {@code kind}, {@code urgency} or {@code language}
     */
    public long label(long caseId, String aspect, String value, long person, Instant at) {
        long id = Ids.next();
        sql.update(
                "INSERT INTO case_label (tenant_id, id, case_id, aspect, value, person_id, at) VALUES (?, ?, ?, UPPER(?), ?, ?, ?)",
                tenant(),
                id,
                caseId,
                aspect,
                value,
                person,
                at);
        sql.update(
                "UPDATE case_subject SET " + aspect + " = ?, " + aspect
                        + "_label = ? WHERE tenant_id = ? AND case_id = ?",
                value,
                id,
                tenant(),
                caseId);
        return id;
    }

    /** The topic that a person labelled the case with, and nobody else changes until the transaction ends. */
    public Optional<String> lockTopic(long caseId) {
        return sql.first(
                        "SELECT CASE WHEN topic_label IS NOT NULL THEN topic END AS topic FROM case_subject"
                                + " WHERE tenant_id = ? AND case_id = ? FOR UPDATE",
                        row -> Optional.ofNullable(row.getString(1)),
                        tenant(),
                        caseId)
                .flatMap(topic -> topic);
    }

    /** What is in force; empty for a case that was never read. */
    public Optional<Subject> find(long caseId) {
        return sql.first(
                "SELECT s.topic, s.kind, s.urgency, s.language, g.topic AS guess, g.posterior, g.runner_up,"
                        + " g.runner_up_posterior, g.version, g.at," + label("topic") + label("kind") + label("urgency")
                        + label("language") + " 1 FROM case_subject s"
                        + " JOIN case_guess g ON g.tenant_id = s.tenant_id AND g.id = s.guess_id" + join("topic")
                        + join("kind") + join("urgency") + join("language")
                        + " WHERE s.tenant_id = ? AND s.case_id = ?",
                row -> new Subject(
                        Optional.ofNullable(row.getString("topic")),
                        label(row, "topic"),
                        row.getString("kind"),
                        label(row, "kind"),
                        row.getString("urgency"),
                        label(row, "urgency"),
                        row.getString("language"),
                        label(row, "language"),
                        new Guess(
                                Optional.ofNullable(row.getString("guess")),
                                row.getDouble("posterior"),
                                Optional.ofNullable(row.getString("runner_up")),
                                row.getDouble("runner_up_posterior"),
                                row.getString("version"),
                                Optional.ofNullable(Sql.instant(row, "at")).orElseThrow())),
                tenant(),
                caseId);
    }

    private static String label(String aspect) {
        return " " + aspect + "_l.id AS " + aspect + "_id, " + aspect + "_p.name AS " + aspect + "_by, " + aspect
                + "_l.at AS " + aspect + "_at,";
    }

    private static String join(String aspect) {
        return " LEFT JOIN case_label " + aspect + "_l ON " + aspect + "_l.tenant_id = s.tenant_id AND " + aspect
                + "_l.id = s." + aspect + "_label LEFT JOIN person " + aspect + "_p ON " + aspect + "_p.id = " + aspect
                + "_l.person_id";
    }

    private static Optional<Label> label(ResultSet row, String aspect) throws SQLException {
        @Nullable Long id = row.getObject(aspect + "_id", Long.class);
        @Nullable Instant at = Sql.instant(row, aspect + "_at");
        return id == null || at == null
                ? Optional.empty()
                : Optional.of(new Label(id, Optional.ofNullable(row.getString(aspect + "_by")), at));
    }

    /** The brand's newest label; 0 if there is none. */
    public long lastLabel() {
        return sql.first(
                        "SELECT COALESCE(MAX(topic_label), 0) FROM case_subject WHERE tenant_id = ?",
                        row -> row.getLong(1),
                        tenant())
                .orElse(0L);
    }

    /** What the customers wrote in the cases whose topic was labelled, the newest labels first. */
    public List<Lesson> lessons(int limit) {
        return sql.list(
                "SELECT i.text, s.topic FROM case_subject s"
                        + " JOIN case_link l ON l.tenant_id = s.tenant_id AND l.case_id = s.case_id AND l.revoked_at IS NULL"
                        + " JOIN interaction i ON i.tenant_id = l.tenant_id AND i.id = l.interaction_id AND i.direction = 'IN'"
                        + " WHERE s.tenant_id = ? AND s.topic_label IS NOT NULL ORDER BY s.topic_label DESC, i.id DESC LIMIT ?",
                row -> new Lesson(row.getString(1), row.getString(2)),
                tenant(),
                limit);
    }

    private static long tenant() {
        return TenantScope.current().value();
    }
}
