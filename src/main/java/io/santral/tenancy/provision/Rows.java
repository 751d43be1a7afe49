package io.santral.tenancy.provision;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of one table what they should be, and writes down what differed. For tables that hold settings and nothing else,
 * where a row that is not wanted any more is deleted.
 *
 * @param within the condition that marks the rows in question, for example {@code tenant_id = 7}
 */
record Rows(String table, List<String> keys, List<String> values, String within) {
    /** What the plan says about a row. */
    interface Label {
        String of(List<?> key);
    }

    /**
     * Writes the difference.
     *
     * @param wanted the values by key, in the order of the columns
     * @return whether there was one
     */
    boolean align(Sql sql, Map<List<Object>, List<@Nullable Object>> wanted, String unit, Label label, Plan plan)
            throws SQLException {
        Map<List<String>, List<@Nullable String>> current = new LinkedHashMap<>();
        sql.list(
                        "SELECT " + String.join(", ", columns()) + " FROM " + table + " WHERE " + within + " ORDER BY "
                                + String.join(", ", keys),
                        row -> {
                            List<@Nullable String> cells = new ArrayList<>();
                            for (int column = 1; column <= columns().size(); column++) {
                                cells.add(row.getString(column));
                            }
                            return cells;
                        })
                .forEach(cells -> current.put(
                        cells.subList(0, keys.size()).stream()
                                .map(String::valueOf)
                                .toList(),
                        cells.subList(keys.size(), cells.size())));

        Set<List<String>> kept = new HashSet<>();
        List<Map.Entry<List<Object>, List<@Nullable Object>>> missing = new ArrayList<>();
        boolean differs = false;
        for (Map.Entry<List<Object>, List<@Nullable Object>> row : wanted.entrySet()) {
            List<String> key = row.getKey().stream().map(String::valueOf).toList();
            kept.add(key);
            List<@Nullable String> old = current.get(key);
            if (old == null) {
                missing.add(row);
            } else {
                differs |= update(sql, row.getKey(), old, row.getValue(), unit, label, plan);
            }
        }
        for (List<String> key : current.keySet()) {
            if (!kept.contains(key)) {
                sql.run("DELETE FROM " + table + " WHERE " + condition() + " AND " + within, key.toArray());
                plan.add(unit, Change.Sign.REMOVED, label.of(key));
                differs = true;
            }
        }
        for (Map.Entry<List<Object>, List<@Nullable Object>> row : missing) {
            sql.run(
                    "INSERT INTO " + table + " (" + String.join(", ", columns()) + ") VALUES ("
                            + columns().stream().map(column -> "?").collect(Collectors.joining(", ")) + ")",
                    Stream.concat(row.getKey().stream(), row.getValue().stream())
                            .toArray());
            plan.add(unit, Change.Sign.ADDED, label.of(row.getKey()));
            differs = true;
        }
        return differs;
    }

    private boolean update(
            Sql sql,
            List<Object> key,
            List<@Nullable String> old,
            List<@Nullable Object> wanted,
            String unit,
            Label label,
            Plan plan)
            throws SQLException {
        boolean differs = false;
        for (int column = 0; column < values.size(); column++) {
            String before = old.get(column);
            Object after = wanted.get(column);
            if (!Objects.equals(before, after == null ? null : after.toString())) {
                List<@Nullable Object> arguments = new ArrayList<>();
                arguments.add(after);
                arguments.addAll(key);
                sql.run(
                        "UPDATE " + table + " SET " + values.get(column) + " = ? WHERE " + condition(),
                        arguments.toArray());
                plan.add(
                        unit,
                        Change.Sign.CHANGED,
                        label.of(key) + ": " + values.get(column) + " " + before + " → " + after);
                differs = true;
            }
        }
        return differs;
    }

    private List<String> columns() {
        return Stream.concat(keys.stream(), values.stream()).toList();
    }

    private String condition() {
        return keys.stream().map(key -> key + " = ?").collect(Collectors.joining(" AND "));
    }
}
