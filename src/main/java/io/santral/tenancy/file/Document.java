package io.santral.tenancy.file;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A YAML file as plain JSON, with the line of every place in it.
 *
 * @param lines by JSON pointer
 */
record Document(String file, JsonNode json, Map<String, Integer> lines) {
    /** The line of the place, or of the nearest place around it: a missing field is reported where it is missing. */
    int line(String path) {
        for (String at = path; ; at = at.substring(0, at.lastIndexOf('/'))) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
            if (at.indexOf('/') < 0) {
                return 1;
            }
        }
    }

    /** One step of a JSON pointer (RFC 6901, section 3). */
    static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
