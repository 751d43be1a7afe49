package io.santral.tenancy.provision;

import io.santral.tenancy.MasterKey;
import io.santral.tenancy.SecretFolder;
import io.santral.tenancy.store.OwnerDataSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the environment says about the database, the keys and Keycloak, as far as provisioning needs it. */
final class Installation {
    /** The environment is not complete or not right; the text names every variable and what would be right. */
    static final class Incomplete extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Incomplete(String message) {
            super(message);
        }
    }

    private final Function<String, Optional<String>> settings;

    /** @param settings by MicroProfile's names, for example {@code santral.db.url} */
    Installation(Function<String, Optional<String>> settings) {
        this.settings = settings;
    }

    /** From the variables of the process: {@code santral.db.url} is SANTRAL_DB_URL. */
    static Installation ofEnvironment() {
        return new Installation(
                name -> Optional.ofNullable(System.getenv(variable(name))).filter(value -> !value.isBlank()));
    }

    OwnerDataSource owner() {
        must("santral.db.url", "santral.owner.password");
        return new OwnerDataSource(get("santral.db.url"), get("santral.owner.password"));
    }

    Provisioning provisioning() {
        must("santral.db.url", "santral.owner.password", "santral.master.key", "santral.secrets");
        try {
            return new Provisioning(owner(), MasterKey.of(get("santral.master.key")), secrets());
        } catch (IllegalArgumentException e) {
            throw new Incomplete("SANTRAL_MASTER_KEY: " + e.getMessage());
        }
    }

    SecretFolder secrets() {
        must("santral.secrets");
        return new SecretFolder(Path.of(get("santral.secrets")));
    }

    /** Empty if nothing is to be applied. */
    Optional<Path> tenants() {
        return settings.apply("santral.tenants").map(Path::of);
    }

    /** Empty if this installation keeps its people in Keycloak by other means: then no provisioner is named. */
    Optional<Realm> realm() {
        Optional<String> secret = settings.apply("santral.provisioner.secret");
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        must("santral.oidc.issuer");
        String issuer = get("santral.oidc.issuer");
        int realm = issuer.indexOf("/realms/");
        if (realm < 0) {
            throw new Incomplete("SANTRAL_OIDC_ISSUER: right is for example http://localhost:8180/realms/santral");
        }
        return Optional.of(new Realm(
                URI.create(issuer.substring(0, realm)), issuer.substring(realm + "/realms/".length()), secret.get()));
    }

    private void must(String... names) {
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            if (settings.apply(name).isEmpty()) {
                missing.add(variable(name));
            }
        }
        if (!missing.isEmpty()) {
            throw new Incomplete("not set: " + String.join(", ", missing));
        }
    }

    private String get(String name) {
        return settings.apply(name).orElse("");
    }

    private static String variable(String name) {
        return name.toUpperCase(java.util.Locale.ROOT).replace('.', '_');
    }
}
