package io.santral.demo;

import com.mysql.cj.jdbc.Driver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A database server that listens on the loopback address and has Santral's three schemas and users. A product says where its
 * programs come from and how they are called.
 */
public abstract class DatabaseServer {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    protected final PlatformSettings settings;
    private final DatabaseUsers users;
    private final String name;
    private final Path tables;
    private volatile @Nullable Child server;

    /** @param name of its processes, of their logs, and of the folder with its tables */
    protected DatabaseServer(String name, PlatformSettings settings, DatabaseUsers users) {
        this.name = name;
        this.settings = settings;
        this.users = users;
        this.tables = settings.data().resolve(name);
    }

    /** Product and version, for the reader of the log. */
    public abstract String describe();

    /** Brings the programs to this machine, unless they are here. */
    protected abstract void provide() throws IOException;

    /** The command that makes the server's own tables in the empty folder. */
    protected abstract List<String> installer(Path tables);

    /** The command that runs the server on the tables in the folder, with what this product alone must be told. */
    protected abstract List<String> server(Path tables);

    /** Starts it and waits until all users of {@code docker/mysql/bootstrap.sql} can log in. May follow a stop or a kill. */
    public final void start() {
        try {
            provide();
            install();
            Path initFile =
                    Files.createDirectories(settings.data().resolve("run")).resolve("bootstrap.sql");
            users.writeInitFile(settings.project().resolve("docker/mysql/bootstrap.sql"), initFile);
            List<String> command = new ArrayList<>(server(tables));
            command.addAll(List.of(
                    "--port=" + port(),
                    "--bind-address=127.0.0.1",
                    // In the folder of the tables, which is the working folder too: a path to a socket may have 107
                    // bytes only.
                    "--socket=" + name + ".sock",
                    "--pid-file=" + name + ".pid",
                    "--init-file=" + initFile,
                    "--skip-name-resolve",
                    "--default-time-zone=+00:00",
                    "--max-connections=300",
                    "--innodb-buffer-pool-size=" + PlatformSettings.number("santral.db.memory", 128) + "M"));
            Child started = Child.start(name, settings.data(), tables, Map.of(), command);
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

    /** Makes the server's own tables, in a draft folder: a start that is cut short leaves no half of them. */
    private void install() throws IOException {
        if (Files.isDirectory(tables)) {
            return;
        }
        Path draft = tables.resolveSibling(name + ".draft");
        Folders.delete(draft);
        Files.createDirectories(draft);
        Child installer = Child.start(name + "-install", settings.data(), draft, Map.of(), installer(draft));
        boolean ended = Waiting.until(PATIENCE, () -> !installer.isAlive());
        installer.stop();
        if (!ended || !Files.isDirectory(draft.resolve("mysql"))) {
            throw installer.failed("made no tables");
        }
        Files.move(draft, tables);
    }

    public final void stop() {
        Child running = server;
        if (running != null) {
            running.stop();
        }
    }

    /** {@code kill -9}. */
    public final void kill() {
        Child running = server;
        if (running != null) {
            running.kill();
        }
    }

    /** Resident memory in MiB. */
    public final long memory() {
        Child running = server;
        return running == null ? 0 : running.memory();
    }

    public final int port() {
        return settings.ports().database();
    }

    /** {@code jdbc:mysql://host:port/}, without schema and parameters. */
    public final String url() {
        return "jdbc:mysql://127.0.0.1:" + port() + "/";
    }

    /**
     * A connection of one of Santral's users.
     *
     * @param schema one of santral, santral_desk, santral_directory
     */
    public final Connection connect(String schema, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        // Plain text on the loopback address: the driver would else offer a key store that the server does not know.
        properties.setProperty("sslMode", "DISABLED");
        properties.setProperty("allowPublicKeyRetrieval", "true");
        properties.setProperty("openTelemetry", "DISABLED");
        properties.setProperty("connectTimeout", "2000");
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("forceConnectionTimeZoneToSession", "true");
        return new Driver().connect(url() + schema, properties);
    }
}
