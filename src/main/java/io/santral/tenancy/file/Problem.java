package io.santral.tenancy.file;

/**
 * One thing that is wrong in a tenants folder, and what would be right.
 *
 * @param file the file, from the folder on: {@code kuzgun/hours.yaml}
 * @param line counted from 1; 0 if it is about the file as a whole
 * @param path the place inside the file as a JSON pointer; empty for the whole
 */
public record Problem(String file, int line, String path, String message) {
    /** {@code file:line path: message}, which editors and terminals turn into a link. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + (path.isEmpty() ? "" : " " + path) + ": " + message;
    }
}
