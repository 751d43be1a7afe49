package io.santral.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Santral's three users of the database, as {@code docker/mysql/bootstrap.sql} makes them.
 *
 * @param owner password of santral_owner, who owns the tables
 * @param desk password of santral_desk, the application's user
 * @param directory password of santral_directory, the application's second user
 */
public record DatabaseUsers(String owner, String desk, String directory) {

    static DatabaseUsers of(Secrets passwords) {
        return new DatabaseUsers(
                passwords.secret("database-owner"),
                passwords.secret("database-desk"),
                passwords.secret("database-directory"));
    }

    /**
     * Writes the bootstrap as a server's init file: a statement a line, no comments, readable by its owner only.
     *
     * @param bootstrap docker/mysql/bootstrap.sql; every statement ends its line with a semicolon
     */
    public void writeInitFile(Path bootstrap, Path initFile) {
        Map<String, String> values =
                Map.of("${owner.password}", owner, "${desk.password}", desk, "${directory.password}", directory);
        try {
            String sql;
            try (Stream<String> lines = Files.lines(bootstrap)) {
                sql = lines.filter(line -> !line.startsWith("--"))
                        .map(line -> line.endsWith(";") ? line + "\n" : line + " ")
                        .collect(Collectors.joining());
            }
            for (Map.Entry<String, String> value : values.entrySet()) {
                sql = sql.replace(value.getKey(), value.getValue());
            }
            Files.deleteIfExists(initFile);
            Files.createFile(
                    initFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(initFile, sql);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether all three can log in. */
    public boolean canLogIn(DatabaseServer server) {
        try (Connection one = server.connect("santral", "santral_owner", owner);
                Connection two = server.connect("santral_desk", "santral_desk", desk);
                Connection three = server.connect("santral_directory", "santral_directory", directory)) {
            return one.isValid(2) && two.isValid(2) && three.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }
}
