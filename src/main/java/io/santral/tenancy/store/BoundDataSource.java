package io.santral.tenancy.store;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Makes the physical connections of a pool. A connection is bound as soon as it is made, since the pool validates only what it
 * had before; see {@link SessionBinding}. The URL comes as {@code jdbc:mysql://host:port/[?parameters]}; the schema and what the
 * walls and the clocks need are added here.
 */
abstract class BoundDataSource extends MysqlDataSource {
    private static final long serialVersionUID = 1L;

    BoundDataSource(String schema) {
        setDatabaseName(schema);
    }

    /** The driver's {@code setURL} comes by here too. */
    @Override
    public void setUrl(String url) {
        super.setUrl(DatabaseUrl.of(url, getDatabaseName()));
    }

    @Override
    public Connection getConnection() throws SQLException {
        return bound(super.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return bound(super.getConnection(user, password));
    }

    private static Connection bound(Connection connection) throws SQLException {
        try {
            SessionBinding.bind(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
