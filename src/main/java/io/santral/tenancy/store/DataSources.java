package io.santral.tenancy.store;

import io.santral.shared.Sql;
import io.santral.tenancy.OverBrands;
import io.santral.tenancy.WithinBrand;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;

/** The pools, and what the stores get of them. Every checkout is validated by {@link SessionBinding}, which is what binds the session; never switch that off. */
@ApplicationScoped
@DataSourceDefinition(
        name = DataSources.DESK,
        className = "io.santral.tenancy.store.DeskDataSource",
        url = "${MPCONFIG=santral.db.url}",
        user = "santral_desk",
        password = "${MPCONFIG=santral.desk.password}",
        minPoolSize = 4,
        maxPoolSize = 48,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=io.santral.tenancy.store.SessionBinding",
            "fish.payara.max-wait-time-in-millis=2000"
        })
@DataSourceDefinition(
        name = DataSources.DIRECTORY,
        className = "io.santral.tenancy.store.DirectoryDataSource",
        url = "${MPCONFIG=santral.db.url}",
        user = "santral_directory",
        password = "${MPCONFIG=santral.directory.password}",
        minPoolSize = 2,
        maxPoolSize = 16,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=io.santral.tenancy.store.SessionBinding",
            "fish.payara.max-wait-time-in-millis=2000"
        })
public class DataSources {
    static final String DESK = "java:app/jdbc/desk";
    static final String DIRECTORY = "java:app/jdbc/directory";

    @Resource(lookup = DESK)
    DataSource desk;

    @Resource(lookup = DIRECTORY)
    DataSource directory;

    @Produces
    @WithinBrand
    Sql withinBrand() {
        return new Sql(desk);
    }

    @Produces
    @OverBrands
    Sql overBrands() {
        return new Sql(directory);
    }
}
