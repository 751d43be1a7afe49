package io.santral.tenancy.store;

import io.santral.tenancy.PersonScope;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.glassfish.api.jdbc.ConnectionValidation;

/**
 * Binds a database session to the brand and the person of the thread that takes it (wall 4). The pool runs it as its validation
 * at every checkout, so the one round trip that finds a dead connection also binds the living one: whatever the last user left
 * there is overwritten, and a thread without a scope gets a session that sees no row. Public for the pool, which loads it by
 * name.
 */
public final class SessionBinding implements ConnectionValidation {
    /**
     * What Payara calls: its interface has the timeout (seconds), and is on no public repository. We compile against GlassFish's
     * interface of the same name, which lacks it.
     */
    public boolean isConnectionValid(Connection connection, int timeoutSeconds) throws SQLException {
        bind(connection);
        return true;
    }

    @Override
    public boolean isConnectionValid(Connection connection) throws SQLException {
        return isConnectionValid(connection, 0);
    }

    static void bind(Connection connection) throws SQLException {
        String tenant = TenantScope.open().map(TenantId::toString).orElse("NULL");
        String person = PersonScope.open().isPresent()
                ? Long.toString(PersonScope.open().getAsLong())
                : "NULL";
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET @santral_tenant = " + tenant + ", @santral_person = " + person);
        }
    }
}
