package io.santral.tenancy.provision;

import io.santral.shared.Ids;
import io.santral.tenancy.file.Person;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rows of people, who belong to the installation and not to one brand. Nobody is deleted: whoever leaves is locked. */
final class People {
    private record Known(
            long id, String name, String email, String kind, String state, String language, boolean granted) {}

    private final Sql sql;
    private final Map<String, Long> ids = new HashMap<>();

    People(Sql sql) {
        this.sql = sql;
    }

    /** The person's id; the row is made or brought up to date. */
    long put(Person person, String kind, String unit, Plan plan) throws SQLException {
        Long seen = ids.get(person.username());
        if (seen != null) {
            return seen;
        }
        Optional<Known> known = sql.first(
                "SELECT id, name, email, kind, state, language,"
                        + " EXISTS (SELECT 1 FROM person_grant g WHERE g.person_id = p.id) FROM person p WHERE username = ?",
                row -> new Known(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getBoolean(7)),
                person.username());
        long id = known.isPresent() ? known.get().id() : Ids.next();
        if (known.isEmpty()) {
            sql.run(
                    "INSERT INTO person (id, username, name, email, kind, state, language) VALUES (?, ?, ?, ?, ?, 'ACTIVE', ?)",
                    id,
                    person.username(),
                    person.name(),
                    person.email(),
                    kind,
                    person.language());
            plan.add(unit, Change.Sign.ADDED, "person " + person.username() + " (" + person.name() + ")");
        } else {
            update(person, kind, known.get(), unit, plan);
        }
        ids.put(person.username(), id);
        return id;
    }

    private void update(Person person, String kind, Known known, String unit, Plan plan) throws SQLException {
        column("name", known.name(), person.name(), person, known.id(), unit, plan);
        column("email", known.email(), person.email(), person, known.id(), unit, plan);
        column("kind", known.kind(), kind, person, known.id(), unit, plan);
        column("language", known.language(), person.language(), person, known.id(), unit, plan);
        if (known.state().equals("LOCKED")) {
            if (known.granted()) {
                // Whoever left the files lost every grant; so this one was locked on the desk, and the files do not
                // undo that.
                plan.warn("person " + person.username() + " was locked on the desk and stays so");
            } else {
                column("state", "LOCKED", "ACTIVE", person, known.id(), unit, plan);
            }
        }
    }

    private void column(String column, String before, String after, Person person, long id, String unit, Plan plan)
            throws SQLException {
        if (!after.equals(before)) {
            sql.run("UPDATE person SET " + column + " = ? WHERE id = ?", after, id);
            plan.add(
                    unit,
                    Change.Sign.CHANGED,
                    "person " + person.username() + ": " + column + " " + before + " → " + after);
        }
    }
}
