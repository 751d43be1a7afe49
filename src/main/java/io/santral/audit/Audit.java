package io.santral.audit;

import io.santral.shared.Ids;
import io.santral.shared.Sql;
import io.santral.tenancy.TenantScope;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The record of who did what: written in the transaction of the deed, so that neither stands without the other. */
@ApplicationScoped
public class Audit {
    @Inject
    @WithinBrand
    Sql sql;

    @Inject
    Clock clock;

    /**
     * Records a deed of a person for the brand of the current scope.
     *
     * @param action what was done, for example {@code case.closed}
     * @param subject to what, for example {@code case:0HX…}; an id, never content
     */
    public void record(String action, String subject, long person) {
        write(action, subject, person);
    }

    /** The same of what the machine did by itself. */
    public void record(String action, String subject) {
        write(action, subject, null);
    }

    private void write(String action, String subject, @Nullable Long person) {
        sql.update(
                "INSERT INTO audit_entry (tenant_id, id, at, person_id, action, subject) VALUES (?, ?, ?, ?, ?, ?)",
                TenantScope.current().value(),
                Ids.next(),
                clock.instant(),
                person,
                action,
                subject);
    }
}
