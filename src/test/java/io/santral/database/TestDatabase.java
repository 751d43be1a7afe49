package io.santral.database;

import com.mysql.cj.jdbc.MysqlDataSource;
import io.santral.demo.DatabaseServer;
import io.santral.demo.DatabaseUsers;
import io.santral.platform.TestPlatform;
import io.santral.tenancy.store.DeskDataSource;
import io.santral.tenancy.store.DirectoryDataSource;
import io.santral.tenancy.store.Migrations;
import io.santral.tenancy.store.OwnerDataSource;
import io.santral.tenancy.store.SessionBinding;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A database server for the tests of the stores, without the application: the server that {@code santral.it.database} names, with
 * the three schemas and users, and nothing in them but what the test puts there.
 */
public final class TestDatabase implements AutoCloseable {
    /** Of all three users. */
    public static final String PASSWORD = "only-for-the-tests";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final DatabaseServer server;
    private @Nullable TestTransactions runs;

    private TestDatabase(DatabaseServer server) {
        this.server = server;
    }

    /** Migrated, shared by all tests of the run: started for the first that asks. */
    private static final class Shared {
        private static final TestDatabase ONE = migrated();

        private static TestDatabase migrated() {
            TestDatabase database = empty();
            Migrations.migrate(database.owner());
            return database;
        }
    }

    /** The migrated one that all tests of the run share; stopped with the run. */
    public static TestDatabase instance() {
        return Shared.ONE;
    }

    /** One of its own, without any table yet; stopped with the run at the latest. */
    public static TestDatabase empty() {
        return started(TestPlatform.database(Path.of("target/it/database-" + COUNT.incrementAndGet()), users()));
    }

    /** One with the tables and rows that an earlier run left in the folder, migrated; stopped with the run at the latest. */
    public static TestDatabase kept(Path data) {
        TestDatabase database = started(TestPlatform.keptDatabase(data, users()));
        Migrations.migrate(database.owner());
        return database;
    }

    private static DatabaseUsers users() {
        return new DatabaseUsers(PASSWORD, PASSWORD, PASSWORD);
    }

    private static TestDatabase started(DatabaseServer server) {
        TestDatabase database = new TestDatabase(server);
        Runtime.getRuntime().addShutdownHook(new Thread(database::close, "database-stop"));
        server.start();
        return database;
    }

    /** The server's address, as SANTRAL_DB_URL. */
    public String url() {
        return server.url();
    }

    /** The tables themselves, for preparing and for looking behind the walls. */
    public OwnerDataSource owner() {
        return new OwnerDataSource(url(), PASSWORD);
    }

    /** The same on connections that are kept open. */
    public TestTransactions ownerKept() {
        return new TestTransactions(owner(), connection -> true);
    }

    /** The views of one brand, bound as the pool binds them. */
    public TestTransactions desk() {
        return bound(new DeskDataSource(), "santral_desk");
    }

    /** What is seen over brands, bound as the pool binds it. */
    public TestTransactions directory() {
        return bound(new DirectoryDataSource(), "santral_directory");
    }

    private TestTransactions bound(MysqlDataSource source, String user) {
        source.setUrl(url());
        source.setUser(user);
        source.setPassword(PASSWORD);
        return new TestTransactions(source, new SessionBinding());
    }

    @Override
    public void close() {
        server.stop();
    }

    /** Runs statements as the owner, each with a semicolon at its end. */
    public synchronized void run(String script) {
        if (runs == null) {
            runs = ownerKept();
        }
        try (Connection connection = runs.getConnection();
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
}
