package io.santral.tenancy.provision;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What differs between two versions of a section, place by place; a long list is cut and counted. */
final class SectionDifference {
    static final int LIMIT = 20;
    private static final int SHOWN = 80;

    private SectionDifference() {}

    static List<String> between(String before, String after) {
        JsonMapper mapper = JsonMapper.shared();
        List<String> lines = new ArrayList<>();
        compare(mapper.readTree(before), mapper.readTree(after), "", lines);
        if (lines.size() <= LIMIT) {
            return lines;
        }
        List<String> cut = new ArrayList<>(lines.subList(0, LIMIT));
        cut.add("and " + (lines.size() - LIMIT) + " more places");
        return cut;
    }

    private static void compare(JsonNode before, JsonNode after, String path, List<String> lines) {
        if (before.equals(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            TreeSet<String> fields = new TreeSet<>(before.propertyNames());
            fields.addAll(after.propertyNames());
            fields.forEach(field -> compare(before.path(field), after.path(field), path + "/" + field, lines));
        } else if (before.isArray() && after.isArray()) {
            for (int index = 0; index < Math.max(before.size(), after.size()); index++) {
                compare(before.path(index), after.path(index), path + "/" + index, lines);
            }
        } else {
            lines.add(path + ": " + shown(before) + " → " + shown(after));
        }
    }

    private static String shown(JsonNode node) {
        if (node.isMissingNode()) {
            return "(none)";
        }
        String text = node.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
