package io.santral.shared;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Statements of JDBC without the ceremony, for the stores whose SQL says more than a mapping could. Inside a transaction all
 * statements share its connection. Instants go in and out as UTC. Failures are {@link StoreFailure}.
 */
public final class Sql {
    /** What MySQL and MariaDB say when a unique key refuses a row. */
    private static final int DUPLICATE = 1062;

    private final DataSource source;

    public Sql(DataSource source) {
        this.source = source;
    }

    /** Makes a value of the row that the cursor stands on. */
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    /** The rows, in the statement's order. */
    public <T> List<T> list(String statement, Row<T> row, @Nullable Object... values) {
        return run(statement, values, prepared -> {
            try (ResultSet rows = prepared.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row.of(rows));
                }
                return found;
            }
        });
    }

    /** The first row, if there is any. */
    public <T> Optional<T> first(String statement, Row<T> row, @Nullable Object... values) {
        return list(statement, row, values).stream().findFirst();
    }

    /** Runs the statement; the number of rows that it matched. */
    public int update(String statement, @Nullable Object... values) {
        return run(statement, values, PreparedStatement::executeUpdate);
    }

    /** Inserts a row; false if a unique key says that it is there already. */
    public boolean insert(String statement, @Nullable Object... values) {
        return run(statement, values, prepared -> {
            try {
                return prepared.executeUpdate() > 0;
            } catch (SQLException e) {
                if (e.getErrorCode() == DUPLICATE) {
                    return false;
                }
                throw e;
            }
        });
    }

    /** The column's instant; null if the column is. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    /** The same by the column's place, from 1. */
    public static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    private <T> T run(String statement, @Nullable Object[] values, Work<T> work) {
        try (Connection connection = source.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                prepared.setObject(
                        i + 1, value instanceof Instant at ? LocalDateTime.ofInstant(at, ZoneOffset.UTC) : value);
            }
            return work.with(prepared);
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}
