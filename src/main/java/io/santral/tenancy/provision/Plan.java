package io.santral.tenancy.provision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The difference between a folder and the database, written down while it is made. */
final class Plan {
    private final List<Change> changes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<Long, Set<String>> touched = new LinkedHashMap<>();

    void add(String unit, Change.Sign sign, String text) {
        changes.add(new Change(unit, sign, text));
    }

    void warn(String text) {
        warnings.add(text);
    }

    /** Something of this section of the brand is about to be in force. */
    void touch(long tenant, String section) {
        touched.computeIfAbsent(tenant, id -> new LinkedHashSet<>()).add(section);
    }

    List<Change> changes() {
        return changes;
    }

    List<String> warnings() {
        return warnings;
    }

    /** The sections that differ, by the brand's id. */
    Map<Long, Set<String>> touched() {
        return touched;
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** All of it, for a terminal. */
    String print() {
        StringBuilder out = new StringBuilder();
        changes.stream()
                .collect(Collectors.groupingBy(Change::unit, LinkedHashMap::new, Collectors.toList()))
                .forEach((unit, lines) -> {
                    out.append(unit).append('\n');
                    lines.forEach(line -> out.append("  ")
                            .append(line.sign().mark)
                            .append(' ')
                            .append(line.text())
                            .append('\n'));
                });
        if (!warnings.isEmpty()) {
            out.append("warnings\n");
            warnings.forEach(warning -> out.append("  ! ").append(warning).append('\n'));
        }
        return out.append(summary()).append('\n').toString();
    }

    /** One line with numbers only, fit for a log. */
    String summary() {
        if (changes.isEmpty()) {
            return "nothing to do";
        }
        Map<Change.Sign, Long> counts =
                changes.stream().collect(Collectors.groupingBy(Change::sign, Collectors.counting()));
        return counts.getOrDefault(Change.Sign.ADDED, 0L) + " added, "
                + counts.getOrDefault(Change.Sign.CHANGED, 0L) + " changed, "
                + counts.getOrDefault(Change.Sign.REMOVED, 0L) + " removed";
    }
}
