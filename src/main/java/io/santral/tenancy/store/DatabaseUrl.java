package io.santral.tenancy.store;

/** The address of a schema on the installation's database server. */
final class DatabaseUrl {
    /**
     * READ COMMITTED: unique keys and guarded updates are the judges, not gap locks. UTC on both sides. The two
     * "fallbackToSystem" settings keep the driver from offering the server's own key store as a client certificate, which ends the
     * TLS handshake with MariaDB. Statements stay prepared at the server, by session: it would else parse each view of wall 4 anew
     * every time (README, adr 0003). A socket that is silent for 30 s is dead: no statement of ours runs that long.
     */
    private static final String PARAMETERS = "connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
            + "&sessionVariables=transaction_isolation='READ-COMMITTED'"
            + "&fallbackToSystemKeyStore=false&fallbackToSystemTrustStore=false"
            + "&useServerPrepStmts=true&cachePrepStmts=true&prepStmtCacheSize=250&prepStmtCacheSqlLimit=8192"
            + "&rewriteBatchedStatements=true&connectTimeout=3000&socketTimeout=30000";

    private DatabaseUrl() {}

    /**
     * @param server {@code jdbc:mysql://host:port/}, or with parameters of the installation's own behind a question mark, which
     *     win over ours
     */
    static String of(String server, String schema) {
        int question = server.indexOf('?');
        String base = question < 0 ? server : server.substring(0, question);
        String own = question < 0 ? "" : "&" + server.substring(question + 1);
        return base + (base.endsWith("/") ? "" : "/") + schema + "?" + PARAMETERS + own;
    }
}
