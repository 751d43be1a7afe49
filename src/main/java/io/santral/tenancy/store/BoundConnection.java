package io.santral.tenancy.store;

import io.santral.tenancy.PersonScope;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A physical connection that knows which brand and person its session is bound to (wall 4), and binds it anew before a statement
 * is made for another one. The pool's validation binds at every checkout, but cannot be relied on alone: Payara leaves it out
 * for a connection whose last transaction another thread is just ending. A thread without a scope gets a session that sees no
 * row.
 *
 * <p>It also spares two round trips of each transaction: the container switches autocommit off at its begin and on at its end, and
 * nearly always a transaction is what comes next. Switching on is put off until a statement is made that wants it, and is not put
 * off while anything is uncommitted. Statements do not outlive the transaction that they were made in: {@code Sql} and EclipseLink
 * close them.
 */
final class BoundConnection implements InvocationHandler {
    /** What ends a transaction, without parameters. */
    private static final Set<String> ENDS = Set.of("commit", "rollback");

    private final Connection connection;
    private String bound = "";

    /** What the caller has asked for, and what the session does; a session begins with it. */
    private boolean wantsAutoCommit = true;

    private boolean autoCommits = true;

    /** Whether a statement may have written something since the last commit or rollback. */
    private boolean uncommitted;

    private BoundConnection(Connection connection) {
        this.connection = connection;
    }

    static Connection around(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                BoundConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new BoundConnection(connection));
    }

    /** Binds the session of such a connection now, whatever it is bound to: the round trip also tells that it lives. */
    static void bind(Connection connection) throws SQLException {
        BoundConnection session = (BoundConnection) Proxy.getInvocationHandler(connection);
        session.bind(wanted());
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] values) throws Throwable {
        switch (method.getName()) {
            case "createStatement", "prepareStatement", "prepareCall" -> {
                if (wantsAutoCommit && !autoCommits) {
                    autoCommit(true);
                }
                uncommitted = !autoCommits;
                String wanted = wanted();
                if (!bound.equals(wanted)) {
                    bind(wanted);
                }
            }
            case "setAutoCommit" -> {
                wantsAutoCommit = Boolean.TRUE.equals(Objects.requireNonNull(values)[0]);
                if (wantsAutoCommit ? uncommitted : autoCommits) {
                    autoCommit(wantsAutoCommit);
                }
                return null;
            }
            case "getAutoCommit" -> {
                return wantsAutoCommit;
            }
            default -> {}
        }
        Object result = passed(method, values);
        // A rollback to a savepoint ends nothing.
        if (values == null && ENDS.contains(method.getName())) {
            uncommitted = false;
        }
        return result;
    }

    private @Nullable Object passed(Method method, @Nullable Object @Nullable [] values) throws Throwable {
        try {
            return method.invoke(connection, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Ends what is open, as JDBC has it. */
    private void autoCommit(boolean wanted) throws SQLException {
        connection.setAutoCommit(wanted);
        autoCommits = wanted;
        uncommitted = false;
    }

    private void bind(String wanted) throws SQLException {
        bound = "";
        try (Statement statement = connection.createStatement()) {
            statement.execute(wanted);
        }
        bound = wanted;
    }

    /** The statement that binds a session to what the thread works for. */
    private static String wanted() {
        String tenant = TenantScope.open().map(TenantId::toString).orElse("NULL");
        String person = PersonScope.open().isPresent()
                ? Long.toString(PersonScope.open().getAsLong())
                : "NULL";
        return "SET @santral_tenant = " + tenant + ", @santral_person = " + person;
    }
}
