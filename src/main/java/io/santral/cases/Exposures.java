package io.santral.cases;

import io.santral.cases.store.ExposureStore;
import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.tenancy.OfTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * What two customers' matters may have shown of each other while they wrongly stood as one: who saw it, and what was sent. For
 * those who lead the brand's work, and have to tell the brand.
 */
@ApplicationScoped
@Transactional
public class Exposures {
    private static final int PAGE = 100;

    @Inject
    ExposureStore store;

    /** The newest, newest first; {@code before} is the id of the last one of the page before. At most 100. */
    @Requires(Permission.LEAD)
    public List<ExposureView> newest(OfTenant brand, Optional<Long> before, int limit) {
        return store.newest(before.orElse(Long.MAX_VALUE), Math.min(Math.max(limit, 1), PAGE));
    }
}
