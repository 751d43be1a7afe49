package io.santral.sla;

import io.santral.cases.CaseRef;
import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.tenancy.OfTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The promises of a brand's contract and how they are kept. */
@ApplicationScoped
@Transactional
public class Sla {
    /** The case's clocks, for the desk. */
    @Requires(Permission.SEE_CASES)
    public List<ClockView> clocks(CaseRef ref) {
        throw new UnsupportedOperationException("to be written");
    }

    /** The nearest deadline that still runs, for whoever works inside the brand's scope. */
    public Optional<Instant> due(CaseRef ref) {
        throw new UnsupportedOperationException("to be written");
    }

    /** How the brand was served; {@code from} inclusive, {@code until} exclusive. */
    @Requires(Permission.SEE_SERVICE)
    public List<ServiceView> service(OfTenant brand, Instant from, Instant until) {
        throw new UnsupportedOperationException("to be written");
    }
}
