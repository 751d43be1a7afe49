package io.santral.tenancy.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.glassfish.api.jdbc.ConnectionValidation;

/**
 * Binds a database session to the brand and the person of the thread that takes it from the pool. The pool runs it as its
 * validation at every checkout, so the one round trip that finds a dead connection also binds the living one. See {@link
 * BoundConnection}, which makes sure. Public for the pool, which loads it by name.
 */
public final class SessionBinding implements ConnectionValidation {
    /**
     * What Payara calls: its interface has the timeout (seconds), and is on no public repository. We compile against GlassFish's
     * interface of the same name, which lacks it.
     */
    public boolean isConnectionValid(Connection connection, int timeoutSeconds) throws SQLException {
        BoundConnection.bind(connection);
        return true;
    }

    @Override
    public boolean isConnectionValid(Connection connection) throws SQLException {
        return isConnectionValid(connection, 0);
    }
}
