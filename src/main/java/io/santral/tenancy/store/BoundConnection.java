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
import org.jspecify.annotations.Nullable;

/**
 * A physical connection that knows which brand and person its session is bound to (wall 4), and binds it anew before a statement
 * is made for another one. The pool's validation binds at every checkout, but cannot be relied on alone: Payara leaves it out
 * for a connection whose last transaction another thread is just ending. A thread without a scope gets a session that sees no
 * row.
 */
final class BoundConnection implements InvocationHandler {
    private final Connection connection;
    private String bound = "";

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
                String wanted = wanted();
                if (!bound.equals(wanted)) {
                    bind(wanted);
                }
            }
            default -> {}
        }
        try {
            return method.invoke(connection, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
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
