package io.santral.tenancy.provision;

import io.santral.tenancy.MasterKey;
import io.santral.tenancy.SecretFolder;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.file.Brand;
import io.santral.tenancy.file.TenantFiles;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Brings the database to what the files say. A plan is an apply that is rolled back: the two cannot differ, and a plan meets every
 * constraint that the apply will meet. An apply plans first, so what cannot be applied as a whole changes nothing; then it commits
 * brand by brand. One at a time on the whole installation: a lock on the database server.
 */
final class Provisioning {
    private static final String LOCK = "santral.tenants";
    private static final int LOCK_SECONDS = 60;

    private final DataSource owner;
    private final MasterKey master;
    private final SecretFolder secrets;

    Provisioning(DataSource owner, MasterKey master, SecretFolder secrets) {
        this.owner = owner;
        this.master = master;
        this.secrets = secrets;
    }

    /**
     * What {@link #apply} would do now.
     *
     * @throws CannotApply if it would not
     */
    Plan plan(TenantFiles files, Set<String> takeOut) throws SQLException {
        return locked(connection -> rehearse(connection, files, takeOut));
    }

    /**
     * Does it and tells what it did.
     *
     * @param by who, for the history of the settings; at most 80 characters
     * @param takeOut aliases of brands without a folder that have left
     * @throws CannotApply if it cannot be done as a whole; then nothing was changed
     */
    Plan apply(TenantFiles files, String by, Set<String> takeOut) throws SQLException {
        return locked(connection -> {
            Plan rehearsed = rehearse(connection, files, takeOut);
            if (rehearsed.isEmpty()) {
                return rehearsed;
            }
            Plan plan = new Plan();
            write(connection, files, by, takeOut, plan, connection::commit);
            return plan;
        });
    }

    private Plan rehearse(Connection connection, TenantFiles files, Set<String> takeOut) throws SQLException {
        Plan plan = new Plan();
        try {
            write(connection, files, "plan", takeOut, plan, () -> {});
        } finally {
            connection.rollback();
        }
        return plan;
    }

    private interface UnitDone {
        void run() throws SQLException;
    }

    private void write(
            Connection connection, TenantFiles files, String by, Set<String> takeOut, Plan plan, UnitDone done)
            throws SQLException {
        Sql sql = new Sql(connection);
        People people = new People(sql);
        new OperatorUnit(sql, people, plan).write(files);
        done.run();
        BrandUnit unit = new BrandUnit(sql, people, master, secrets, by, plan);
        for (Brand brand : files.brands()) {
            unit.write(brand, files);
            done.run();
        }
        absent(sql, files, unit, takeOut, plan);
        done.run();
        new ClosingUnit(sql, plan).write(files);
        done.run();
    }

    /** Brands without a folder are left as they are, unless they are named as having left. */
    private void absent(Sql sql, TenantFiles files, BrandUnit unit, Set<String> takeOut, Plan plan)
            throws SQLException {
        record Known(long id, String alias) {}
        Set<String> folders =
                new HashSet<>(files.brands().stream().map(Brand::alias).toList());
        Set<String> unknown = new LinkedHashSet<>(takeOut);
        for (Known brand : sql.list(
                "SELECT id, alias FROM tenant WHERE state <> 'LEFT' ORDER BY alias",
                row -> new Known(row.getLong(1), row.getString(2)))) {
            if (folders.contains(brand.alias())) {
                continue;
            }
            if (unknown.remove(brand.alias())) {
                unit.takeOut(new TenantId(brand.id()), brand.alias());
            } else {
                plan.warn("brand " + brand.alias()
                        + " has no folder and is left as it is; if it has left: apply --take-out " + brand.alias());
            }
        }
        Optional<String> wrong = unknown.stream().findFirst();
        if (wrong.isPresent()) {
            throw new CannotApply(
                    folders.contains(wrong.get())
                            ? "brand " + wrong.get()
                                    + " has a folder; write \"state: left\" into its brand.yaml instead"
                            : "there is no brand " + wrong.get() + " to take out");
        }
    }

    private interface Work {
        Plan with(Connection connection) throws SQLException;
    }

    private Plan locked(Work work) throws SQLException {
        try (Connection connection = owner.getConnection()) {
            Sql sql = new Sql(connection);
            if (sql.list("SHOW TABLES LIKE 'channel_app'", row -> true).isEmpty()) {
                throw new CannotApply(
                        "the database has no tables yet; apply makes them, as does the application's start");
            }
            if (sql.first("SELECT GET_LOCK(?, ?)", row -> row.getInt(1), LOCK, LOCK_SECONDS)
                            .orElse(0)
                    != 1) {
                throw new CannotApply("another apply has been running for " + LOCK_SECONDS + " seconds; try again");
            }
            connection.setAutoCommit(false);
            try {
                return work.with(connection);
            } finally {
                connection.rollback();
                sql.run("DO RELEASE_LOCK(?)", LOCK);
            }
        }
    }
}
