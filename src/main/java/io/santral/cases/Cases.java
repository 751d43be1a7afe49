package io.santral.cases;

import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.tenancy.OfTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The cases of a brand. */
@ApplicationScoped
@Transactional
public class Cases {
    /** The case with its timeline, for the desk. */
    @Requires(value = Permission.SEE_CASES, audit = "case.seen")
    public CaseView view(CaseRef ref) {
        throw new UnsupportedOperationException("to be written");
    }

    /** The case as the brand's own people see it in the portal. */
    @Requires(value = Permission.SEE_SERVICE, audit = "case.seen")
    public CaseView viewForBrand(CaseRef ref) {
        throw new UnsupportedOperationException("to be written");
    }

    /** Settles the matter. Closing a closed case changes nothing. */
    @Requires(value = Permission.ANSWER, audit = "case.closed")
    public void close(CaseRef ref) {
        throw new UnsupportedOperationException("to be written");
    }

    /** The brand's newest cases, newest first; {@code before} is the last one of the page before (keyset paging). At most 100. */
    @Requires(Permission.SEE_SERVICE)
    public List<CaseSummary> newest(OfTenant brand, Optional<CaseRef> before, int limit) {
        throw new UnsupportedOperationException("to be written");
    }
}
