package io.santral.platform;

import io.santral.demo.Child;
import io.santral.demo.DatabaseServer;
import io.santral.demo.DatabaseUsers;
import io.santral.demo.PlatformSettings;
import io.santral.demo.Waiting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A real MySQL, the newest long-term release that Debian's unstable holds, from a folder of its own. */
final class MySql extends DatabaseServer {
    private static final Duration DOWNLOAD = Duration.ofMinutes(5);

    private final Path folder;

    MySql(PlatformSettings settings, DatabaseUsers users) {
        super("mysql", settings, users);
        this.folder = settings.software().resolve("mysql");
    }

    @Override
    public String describe() {
        return "MySQL of Debian sid";
    }

    @Override
    protected void provide() throws IOException {
        Path run = Files.createDirectories(settings.data().resolve("run"));
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

    @Override
    protected List<String> installer(Path tables) {
        return command(tables, "--initialize-insecure");
    }

    @Override
    protected List<String> server(Path tables) {
        return command(
                tables,
                "--plugin-dir=" + folder.resolve("root/usr/lib/mysql/plugin"),
                "--mysqlx=OFF",
                "--secure-file-priv=NULL",
                "--log-bin-trust-function-creators=1");
    }

    /** With the libraries of its own release, whatever this machine has. */
    private List<String> command(Path tables, String... options) {
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
        return command;
    }
}
