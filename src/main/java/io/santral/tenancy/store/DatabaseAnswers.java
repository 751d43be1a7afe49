package io.santral.tenancy.store;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A node that cannot reach the database takes no traffic: {@code /health/ready} says 503, and the balancer looks elsewhere. */
@Readiness
@ApplicationScoped
public class DatabaseAnswers implements HealthCheck {
    private static final int PATIENCE_SECONDS = 2;

    @Resource(lookup = DataSources.DIRECTORY)
    DataSource directory;

    @Override
    public HealthCheckResponse call() {
        try (Connection connection = directory.getConnection()) {
            return HealthCheckResponse.named("database")
                    .status(connection.isValid(PATIENCE_SECONDS))
                    .build();
        } catch (SQLException e) {
            return HealthCheckResponse.down("database");
        }
    }
}
