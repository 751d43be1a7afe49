package io.santral.tenancy.provision;

import io.santral.tenancy.SettingsApplied;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.file.Brand;
import io.santral.tenancy.file.Problem;
import io.santral.tenancy.file.Reading;
import io.santral.tenancy.file.TenantFiles;
import io.santral.tenancy.file.TenantsFolder;
import io.santral.tenancy.store.Migrations;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/**
 * Before anything else starts: brings the tables up to date, then applies {@code SANTRAL_TENANTS} if it is set. Files that are wrong
 * are reported and change nothing; what was applied before stays in force. A database whose tables cannot be brought up to date
 * stops the application. Keycloak follows in the background, for as long as it takes it to answer.
 */
@ApplicationScoped
class AtStart {
    private static final Logger LOG = Logger.getLogger(AtStart.class.getName());
    private static final long MAX_DELAY_SECONDS = 5;

    @Inject
    Config config;

    @Inject
    Event<SettingsApplied> applied;

    @Resource
    ManagedScheduledExecutorService scheduler;

    void on(@Observes @Priority(1) @Initialized(ApplicationScoped.class) Object started) {
        Installation installation = new Installation(name -> config.getOptionalValue(name, String.class));
        Migrations.migrate(installation.owner());
        Optional<Path> folder = installation.tenants();
        if (folder.isEmpty()) {
            LOG.info("SANTRAL_TENANTS is not set: the brands are as they were");
            return;
        }
        Reading reading = TenantsFolder.read(folder.get());
        if (reading.files().isEmpty()) {
            report(folder.get(), reading.problems());
            return;
        }
        apply(installation, folder.get(), reading.files().get());
    }

    private void apply(Installation installation, Path folder, TenantFiles files) {
        try {
            List<Problem> missing = MissingSecrets.of(files, installation.secrets());
            if (!missing.isEmpty()) {
                report(folder, missing);
                return;
            }
            Plan plan = installation.provisioning().apply(files, "start", Set.of());
            LOG.info(() -> folder + ": " + plan.summary());
            plan.warnings().forEach(LOG::warning);
            plan.touched()
                    .forEach((tenant, sections) -> applied.fire(new SettingsApplied(new TenantId(tenant), sections)));
            installation.realm().ifPresent(realm -> follow(installation, realm, files.brands(), 1));
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.SEVERE, folder + " was not applied; what was applied before stays in force", e);
        }
    }

    private static void report(Path folder, List<Problem> problems) {
        LOG.severe(() -> folder + " is not right (problems: " + problems.size()
                + ") and was not applied; what was applied before stays in force\n"
                + String.join("\n", problems.stream().map(Problem::toString).toList()));
    }

    private void follow(Installation installation, Realm realm, List<Brand> brands, long delay) {
        ScheduledFuture<?> unused = scheduler.schedule(
                () -> {
                    try {
                        List<String> done = KeycloakSync.run(
                                realm, Directory.read(installation.owner()), brands, installation.secrets());
                        LOG.info(() -> "Keycloak " + realm + ": " + done.size() + " changes");
                    } catch (SQLException | RuntimeException e) {
                        long next = Math.min(MAX_DELAY_SECONDS, delay * 2);
                        LOG.warning(() -> "Keycloak " + realm + " does not follow yet, again in " + next + " s: "
                                + (e instanceof CannotApply ? e.getMessage() : e));
                        follow(installation, realm, brands, next);
                    }
                },
                delay,
                TimeUnit.SECONDS);
    }
}
