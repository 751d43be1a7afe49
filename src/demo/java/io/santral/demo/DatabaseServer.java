package io.santral.demo;

import com.mysql.cj.jdbc.Driver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** A database server that listens on the loopback address and has Santral's three schemas and users. */
public interface DatabaseServer {

    /** Starts it and waits until all users of {@code docker/mysql/bootstrap.sql} can log in. May follow a stop or a kill. */
    void start();

    void stop();

    /** {@code kill -9}. */
    void kill();

    /** Resident memory in MiB. */
    long memory();

    /** Product and version, for the reader of the log. */
    String describe();

    int port();

    /** {@code jdbc:mysql://host:port/}, without schema and parameters. */
    default String url() {
        return "jdbc:mysql://127.0.0.1:" + port() + "/";
    }

    /**
     * A connection of one of Santral's users.
     *
     * @param schema one of santral, santral_desk, santral_directory
     */
    default Connection connect(String schema, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        // Plain text on the loopback address: the driver would else offer a key store that the server does not know.
        properties.setProperty("sslMode", "DISABLED");
        properties.setProperty("allowPublicKeyRetrieval", "true");
        properties.setProperty("openTelemetry", "DISABLED");
        properties.setProperty("connectTimeout", "2000");
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("forceConnectionTimeZoneToSession", "true");
        return new Driver().connect(url() + schema, properties);
    }
}
