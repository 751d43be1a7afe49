package io.santral.tenancy.store;

import java.util.Map;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings the schema up to date: {@code db/migration/<capability>/V<UTC>__<capability>_<what>.sql}, in the order of their times over
 * all capabilities. Several nodes may start at once: Flyway holds a lock on the server while it works.
 */
public final class Migrations {
    private static final Logger LOG = Logger.getLogger(Migrations.class.getName());

    private Migrations() {}

    /**
     * Applies what is not yet applied.
     *
     * @param owner the tables' owner, {@link OwnerDataSource}
     * @return how many were applied
     * @throws org.flywaydb.core.api.FlywayException if one fails, or one that was applied has been changed since
     */
    public static int migrate(DataSource owner) {
        MigrateResult result = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(owner)
                .defaultSchema(OwnerDataSource.SCHEMA)
                .createSchemas(false)
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                // Names that stand in the files as ${views} and so on; they are part of bootstrap.sql too.
                .placeholders(Map.of(
                        "views", "santral_desk",
                        "directory", "santral_directory",
                        "directoryUser", "santral_directory"))
                .load()
                .migrate();
        LOG.info(() -> result.migrationsExecuted + " migrations applied (" + result.databaseType + ")");
        return result.migrationsExecuted;
    }
}
