package io.santral.tenancy.file;

import java.util.ArrayList;
import java.util.List;

/** All problems of one reading, so that whoever repairs the files sees them at once; bounded, since a broken file breeds many. */
final class Problems {
    static final int LIMIT = 200;
    private final List<Problem> found = new ArrayList<>();
    private int more;

    void add(String file, int line, String path, String message) {
        if (found.size() < LIMIT) {
            found.add(new Problem(file, line, path, message));
        } else {
            more++;
        }
    }

    void add(Document document, String path, String message) {
        add(document.file(), document.line(path), path, message);
    }

    List<Problem> list() {
        List<Problem> all = new ArrayList<>(found);
        if (more > 0) {
            all.add(new Problem("tenants", 0, "", "and " + more + " more problems"));
        }
        return List.copyOf(all);
    }
}
