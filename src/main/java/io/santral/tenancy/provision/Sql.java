package io.santral.tenancy.provision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Short words for statements on one connection. */
record Sql(Connection connection) {
    /** Reads one row of a result. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> list(String query, Row<T> reader, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(query, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }

    <T> Optional<T> first(String query, Row<T> reader, @Nullable Object... arguments) throws SQLException {
        return list(query, reader, arguments).stream().findFirst();
    }

    void run(String statement, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement prepared = prepare(statement, arguments)) {
            prepared.executeUpdate();
        }
    }

    private PreparedStatement prepare(String text, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        try {
            for (int index = 0; index < arguments.length; index++) {
                statement.setObject(index + 1, arguments[index]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }
}
