package io.santral.sla;

import io.santral.tenancy.Settings;
import io.santral.tenancy.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The contract that is in force for the brand of the current scope. */
@ApplicationScoped
class Contracts {
    private static final Logger LOG = Logger.getLogger(Contracts.class.getName());

    @Inject
    Settings settings;

    /**
     * Empty if the brand's settings cannot be read as a contract: its customers are served all the same, without a clock, and
     * the log says what is wrong until it is put right.
     */
    Optional<ServiceContract> current() {
        try {
            return Optional.of(ServiceContract.read(
                    settings.section("brand"), settings.section("hours"), settings.section("sla")));
        } catch (IllegalArgumentException | ClassCastException e) {
            LOG.log(
                    Level.SEVERE,
                    "tenant " + TenantScope.current() + " has no readable contract: " + e.getMessage(),
                    e);
            return Optional.empty();
        }
    }
}
