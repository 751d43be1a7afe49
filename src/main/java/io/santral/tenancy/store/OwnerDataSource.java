package io.santral.tenancy.store;

import com.mysql.cj.jdbc.MysqlDataSource;

/**
 * The tables themselves, over all brands, as the user {@code santral_owner}: for migrations and for applying {@code tenants/}, and
 * for nothing that serves a request. No pool: both run seldom and one after the other.
 */
public final class OwnerDataSource extends MysqlDataSource {
    private static final long serialVersionUID = 1L;
    static final String SCHEMA = "santral";

    /**
     * Connects as the owner.
     *
     * @param server {@code jdbc:mysql://host:port/[?parameters]}
     */
    public OwnerDataSource(String server, String password) {
        // A migration may rebuild a large table: the socket may be silent for as long as that takes.
        String patient = server + (server.contains("?") ? "&" : "?") + "socketTimeout=0";
        setURL(DatabaseUrl.of(patient, SCHEMA));
        setUser("santral_owner");
        setPassword(password);
    }
}
