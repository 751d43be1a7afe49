package io.santral.tenancy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.database.Brands;
import io.santral.database.TestDatabase;
import io.santral.shared.Ids;
import io.santral.shared.Sql;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** That a connection which puts off switching autocommit on behaves as one that does not. */
class BoundConnectionIT {
    private static final TestDatabase DATABASE = TestDatabase.instance();
    private final TenantId brand = Brands.brand();

    private static Connection session() throws SQLException {
        DeskDataSource source = new DeskDataSource();
        source.setUrl(DATABASE.url());
        source.setUser("santral_desk");
        source.setPassword(TestDatabase.PASSWORD);
        return source.getConnection();
    }

    /** As the pool and the container do it. */
    private static void begin(Connection session) throws SQLException {
        assertThat(new SessionBinding().isConnectionValid(session)).isTrue();
        session.setAutoCommit(false);
    }

    private static void commit(Connection session) throws SQLException {
        session.commit();
        session.setAutoCommit(true);
    }

    private long write(Connection session) throws SQLException {
        long id = Ids.next();
        try (PreparedStatement insert = session.prepareStatement(
                "INSERT INTO customer (tenant_id, id, name, created_at) VALUES (?, ?, 'x', UTC_TIMESTAMP())")) {
            insert.setLong(1, brand.value());
            insert.setLong(2, id);
            insert.executeUpdate();
        }
        return id;
    }

    /** What others see of it. */
    private static boolean isThere(long id) {
        return new Sql(DATABASE.owner())
                .first("SELECT 1 FROM customer WHERE id = ?", row -> true, id)
                .isPresent();
    }

    private static long settings(Connection session) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery("SHOW SESSION STATUS LIKE 'Com_set_option'")) {
            row.next();
            return row.getLong(2);
        }
    }

    @Test
    void aTransactionAfterAnotherSwitchesNothing() throws Exception {
        TenantScope.call(brand, () -> {
            try (Connection session = session()) {
                begin(session);
                long before = settings(session);
                commit(session);
                for (int i = 0; i < 10; i++) {
                    begin(session);
                    long id = write(session);
                    assertThat(isThere(id)).as("before the commit").isFalse();
                    commit(session);
                    assertThat(isThere(id)).as("after it").isTrue();
                }
                begin(session);
                assertThat(settings(session) - before)
                        .as("eleven checkouts bind")
                        .isEqualTo(11);
                commit(session);
            }
            return null;
        });
    }

    @Test
    void whatIsWrittenOutsideATransactionIsThereAtOnce() throws Exception {
        TenantScope.call(brand, () -> {
            try (Connection session = session()) {
                assertThat(isThere(write(session))).as("in a new session").isTrue();
                begin(session);
                write(session);
                commit(session);
                assertThat(session.getAutoCommit()).isTrue();
                assertThat(isThere(write(session))).as("after a transaction").isTrue();
                begin(session);
                session.rollback();
                session.setAutoCommit(true);
                assertThat(isThere(write(session))).as("after a rollback").isTrue();
            }
            return null;
        });
    }

    @Test
    void switchingOnCommitsWhatIsOpen() throws Exception {
        TenantScope.call(brand, () -> {
            try (Connection session = session()) {
                begin(session);
                long id = write(session);
                session.setAutoCommit(true);
                assertThat(isThere(id)).isTrue();
            }
            return null;
        });
    }

    @Test
    void aRollbackTakesBackWhatTheTransactionWroteAndNoMore() throws Exception {
        TenantScope.call(brand, () -> {
            try (Connection session = session()) {
                begin(session);
                long kept = write(session);
                commit(session);
                begin(session);
                long taken = write(session);
                session.rollback();
                session.setAutoCommit(true);
                assertThat(isThere(kept)).isTrue();
                assertThat(isThere(taken)).isFalse();
            }
            return null;
        });
    }

    @Test
    void aSessionThatIsGivenBackAmidATransactionKeepsNothing() throws Exception {
        TenantScope.call(brand, () -> {
            long id;
            try (Connection session = session()) {
                begin(session);
                id = write(session);
            }
            assertThat(isThere(id)).isFalse();
            return null;
        });
    }
}
