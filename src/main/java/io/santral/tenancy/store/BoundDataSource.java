package io.santral.tenancy.store;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Makes the physical connections of a pool, each a {@link BoundConnection}. The URL comes as {@code
 * jdbc:mysql://host:port/[?parameters]}; the schema and what the walls and the clocks need are added here.
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
        return BoundConnection.around(super.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return BoundConnection.around(super.getConnection(user, password));
    }
}
