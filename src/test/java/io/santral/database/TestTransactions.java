package io.santral.database;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.glassfish.api.jdbc.ConnectionValidation;
import org.jspecify.annotations.Nullable;

/**
 * A data source that does what pool and transaction manager do in the server: inside {@link #in} a thread has one connection,
 * committed at the end or rolled back; outside, each statement stands alone. Every checkout binds the session to the thread's
 * brand and person.
 */
public final class TestTransactions implements DataSource {
    private final DataSource source;
    private final ConnectionValidation checkout;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final ThreadLocal<@Nullable Connection> current = new ThreadLocal<>();

    /** @param checkout what the pool does with a connection before it gives it away */
    TestTransactions(DataSource source, ConnectionValidation checkout) {
        this.source = source;
        this.checkout = checkout;
    }

    /** Does the work in one transaction. */
    public <T> T in(Callable<T> work) throws Exception {
        Connection connection = bound();
        try {
            connection.setAutoCommit(false);
            current.set(connection);
            T result = work.call();
            connection.commit();
            return result;
        } catch (Exception | AssertionError e) {
            connection.rollback();
            throw e;
        } finally {
            current.remove();
            connection.setAutoCommit(true);
            idle.push(connection);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = current.get();
        return connection == null ? lent(bound(), true) : lent(connection, false);
    }

    private Connection bound() throws SQLException {
        Connection free = idle.poll();
        Connection connection = free == null ? source.getConnection() : free;
        checkout.isConnectionValid(connection);
        return connection;
    }

    /** To be closed by the borrower, which gives it back; the transaction's own stays with the transaction. */
    private Connection lent(Connection connection, boolean back) {
        return (Connection) Proxy.newProxyInstance(
                TestTransactions.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, values) -> {
                    if (method.getName().equals("close")) {
                        if (back) {
                            idle.push(connection);
                        }
                        return null;
                    }
                    try {
                        return method.invoke(connection, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("the pool knows the user");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
