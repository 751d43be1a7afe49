package io.santral.audit;

import io.santral.shared.Ids;
import io.santral.shared.StoreFailure;
import io.santral.tenancy.TenantScope;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** The record of who did what: written in the transaction of the deed, so that neither stands without the other. */
@ApplicationScoped
public class Audit {
    @Resource(lookup = "java:app/jdbc/desk")
    DataSource desk;

    @Inject
    Clock clock;

    /**
     * Records a deed of a person for the brand of the current scope.
     *
     * @param action what was done, for example {@code case.closed}
     * @param subject to what, for example {@code case:0HX…}; an id, never content
     */
    public void record(String action, String subject, long person) {
        try (Connection connection = desk.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO audit_entry (tenant_id, id, at, person_id, action, subject) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, TenantScope.current().value());
            insert.setLong(2, Ids.next());
            insert.setObject(3, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.setLong(4, person);
            insert.setString(5, action);
            insert.setString(6, subject);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}
