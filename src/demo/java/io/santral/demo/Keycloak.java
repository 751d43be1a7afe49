package io.santral.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keycloak in development mode with the realm of {@code docker/keycloak/santral-realm.json}. Its first start also builds it
 * ("augmentation"), which takes most of the time; the built folder is kept.
 */
public final class Keycloak {
    static final String RELEASE = "keycloak-26.7.3";
    private static final String ADMIN = "admin";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final PlatformSettings settings;
    private final Secrets passwords;
    private final Path home;
    private final KeycloakAdmin admin;
    private volatile @Nullable Child server;

    Keycloak(PlatformSettings settings, Secrets passwords) {
        this.settings = settings;
        this.passwords = passwords;
        this.home = settings.software().resolve(RELEASE);
        this.admin = new KeycloakAdmin(settings.keycloakUrl(), ADMIN, adminPassword());
    }

    public String issuer() {
        return settings.keycloakUrl() + "/realms/santral";
    }

    public String adminUser() {
        return ADMIN;
    }

    public String adminPassword() {
        return passwords.password("keycloak-admin");
    }

    /** The realm's administration, in the name of Keycloak's first administrator. */
    public KeycloakAdmin admin() {
        return admin;
    }

    /** Starts it and waits until the realm answers. */
    public void start() {
        unpack();
        provideRealm();
        Child started = Child.start(
                "keycloak",
                settings.data(),
                home,
                environment(),
                List.of(
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + settings.ports().keycloak()));
        server = started;
        String proof = issuer() + "/.well-known/openid-configuration";
        boolean ready = Waiting.until(PATIENCE, () -> !started.isAlive() || Web.answers(proof));
        if (!started.isAlive()) {
            throw started.failed("ended");
        }
        if (!ready) {
            throw started.failed("did not answer at " + proof + " within " + PATIENCE.toMinutes() + " minutes");
        }
        admin.followAddress(settings.data().resolve("keycloak-knows-us-as"), settings.baseUrl());
    }

    private Map<String, String> environment() {
        return Map.of(
                "JAVA", Machine.java(),
                // The quick compiler is enough here and halves the start; the collector is Keycloak's own choice.
                "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1",
                "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m",
                "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword(),
                "KC_DB_URL", "jdbc:h2:file:" + tables() + "/keycloakdb;NON_KEYWORDS=VALUE;AUTO_SERVER=TRUE",
                "SANTRAL_BASE_URL", settings.baseUrl(),
                "SANTRAL_CONSOLE_SECRET", consoleSecret(),
                "SANTRAL_PROVISIONER_SECRET", provisionerSecret());
    }

    String consoleSecret() {
        return passwords.secret("keycloak-console");
    }

    String provisionerSecret() {
        return passwords.secret("keycloak-provisioner");
    }

    private Path tables() {
        return settings.data().resolve("keycloak");
    }

    private void unpack() {
        if (Files.isDirectory(home)) {
            return;
        }
        Path zip = settings.downloads().resolve("keycloak-quarkus-dist.zip");
        Path draft = home.resolveSibling(RELEASE + ".draft");
        try {
            Folders.delete(draft);
            Folders.unzip(zip, draft);
            Folders.makeExecutable(draft.resolve("bin/kc.sh"));
            Files.move(draft, home);
        } catch (IOException e) {
            throw new CannotStart("Keycloak cannot be unpacked from " + zip + " to " + home + ": " + e.getMessage(), e);
        }
    }

    private void provideRealm() {
        Path realm = settings.project().resolve("docker/keycloak/santral-realm.json");
        try {
            Path folder = Files.createDirectories(home.resolve("data/import"));
            Files.copy(realm, folder.resolve("santral-realm.json"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The realm " + realm + " cannot be given to Keycloak", e);
        }
    }

    public void stop() {
        Child running = server;
        if (running != null) {
            running.stop();
        }
    }

    /** Resident memory in MiB. */
    public long memory() {
        Child running = server;
        return running == null ? 0 : running.memory();
    }
}
