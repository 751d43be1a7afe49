package io.santral.audit;

import io.santral.shared.Sql;
import java.time.Clock;
import javax.sql.DataSource;

/** Makes the record as the container does. */
public final class AuditOn {
    private AuditOn() {}

    public static Audit database(DataSource desk, Clock clock) {
        Audit audit = new Audit();
        audit.sql = new Sql(desk);
        audit.clock = clock;
        return audit;
    }
}
