package io.santral.platform;

import io.santral.demo.Child;
import io.santral.demo.DatabaseServer;
import io.santral.demo.DatabaseUsers;
import io.santral.demo.PlatformSettings;
import io.santral.demo.Waiting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A real MySQL, the newest long-term release that Debian's unstable holds, from a folder of its own. */
final class MySql implements DatabaseServer {
    private static final Duration DOWNLOAD = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final PlatformSettings settings;
    private final DatabaseUsers users;
    private final Path folder;
    private final Path tables;
    private volatile @Nullable Child server;

    MySql(PlatformSettings settings, DatabaseUsers users) {
        this.settings = settings;
        this.users = users;
        this.folder = settings.software().resolve("mysql");
        this.tables = settings.data().resolve("mysql");
    }

    @Override
    public int port() {
        return settings.ports().database();
    }

    @Override
    public void start() {
        Path run = settings.data().resolve("run");
        Path initFile = run.resolve("bootstrap.sql");
        try {
            Files.createDirectories(run);
            provide(run);
            install(run);
            users.writeInitFile(settings.project().resolve("docker/mysql/bootstrap.sql"), initFile);
            Child started = child(
                    "mysql",
                    tables,
                    "--plugin-dir=" + folder.resolve("root/usr/lib/mysql/plugin"),
                    "--port=" + port(),
                    "--bind-address=127.0.0.1",
                    "--socket=mysql.sock",
                    "--pid-file=mysql.pid",
                    "--mysqlx=OFF",
                    "--secure-file-priv=NULL",
                    "--init-file=" + initFile,
                    "--skip-name-resolve",
                    "--log-bin-trust-function-creators=1",
                    "--default-time-zone=+00:00",
                    "--max-connections=300",
                    "--innodb-buffer-pool-size=128M");
            server = started;
            boolean ready = Waiting.until(PATIENCE, () -> !started.isAlive() || users.canLogIn(this));
            if (!started.isAlive() || !ready) {
                throw started.failed("let nobody log in");
            }
            Files.deleteIfExists(initFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void provide(Path run) throws IOException {
        Path script = run.resolve("mysql-server.sh");
        try (InputStream content = Objects.requireNonNull(MySql.class.getResourceAsStream("mysql-server.sh"))) {
            Files.copy(content, script, StandardCopyOption.REPLACE_EXISTING);
        }
        Child work = Child.start(
                "mysql-download", settings.data(), run, Map.of(), List.of("sh", script.toString(), folder.toString()));
        boolean ended = Waiting.until(DOWNLOAD, () -> !work.isAlive());
        work.stop();
        if (!ended || !Files.isExecutable(folder.resolve("root/usr/sbin/mysqld"))) {
            throw work.failed("could not provide a MySQL server; leave out -Dsantral.it.database to use MariaDB");
        }
    }

    private void install(Path run) throws IOException {
        if (Files.isDirectory(tables)) {
            return;
        }
        Path draft = tables.resolveSibling("mysql.draft");
        Child installer = child("mysql-install", run, "--initialize-insecure", "--datadir=" + draft);
        boolean ended = Waiting.until(PATIENCE, () -> !installer.isAlive());
        installer.stop();
        if (!ended || !Files.isDirectory(draft.resolve("mysql"))) {
            throw installer.failed("made no tables");
        }
        Files.move(draft, tables);
    }

    /** The server with the libraries of its own release, whatever this machine has. */
    private Child child(String name, Path workingFolder, String... options) {
        Path root = folder.resolve("root");
        Path libraries = root.resolve("usr/lib/x86_64-linux-gnu");
        List<String> command = new ArrayList<>(List.of(
                libraries.resolve("ld-linux-x86-64.so.2").toString(),
                "--library-path",
                libraries.toString(),
                root.resolve("usr/sbin/mysqld").toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--basedir=" + root.resolve("usr"),
                "--lc-messages-dir=" + root.resolve("usr/share/mysql"),
                "--character-sets-dir=" + root.resolve("usr/share/mysql/charsets"),
                "--datadir=" + tables));
        command.addAll(List.of(options));
        return Child.start(name, settings.data(), workingFolder, Map.of(), command);
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
        return "MySQL of Debian sid";
    }
}
