package io.santral.channel;

import io.santral.channel.store.AccountStore;
import io.santral.tenancy.SecretFolder;
import io.santral.tenancy.TenantKeys;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The brands' pages, numbers and mailboxes, and the secrets that go with them. */
@ApplicationScoped
public class Accounts {
    @Inject
    AccountStore store;

    @Inject
    TenantKeys keys;

    @Inject
    @ConfigProperty(name = "santral.secrets")
    String secretsFolder;

    private SecretFolder secrets;

    @PostConstruct
    void start() {
        secrets = new SecretFolder(Path.of(secretsFolder));
    }

    /** Whose account this is, over all brands: asked for a delivery, before there is a scope. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Optional<Account> find(String channel, String externalId) {
        return store.find(channel, externalId);
    }

    /** An account of the brand of the current scope. */
    @Transactional
    public Optional<Account> find(long id) {
        return store.find(id);
    }

    /** The accounts of the brand of the current scope that are connected, oldest first; at most 500. */
    @Transactional
    public List<Account> connected() {
        return store.connected();
    }

    /** A secret of the account, opened with the brand's key; inside the brand's scope. */
    @Transactional
    public Optional<String> secret(Account account, String name) {
        return store.secret(account.id(), name)
                .map(bytes ->
                        new String(keys.open("channel_secret", account.id(), name, bytes), StandardCharsets.UTF_8));
    }

    /** The secrets that the provider signs with for this application of ours; empty if there is no such application. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Optional<SecretRing> signing(String channel, String app) {
        return ring(channel, app, found -> Stream.of(found.secret(), found.previousSecret()));
    }

    /** The tokens that the provider must show when it checks our address. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Optional<SecretRing> verifyTokens(String channel, String app) {
        return ring(channel, app, found -> Stream.of(found.verifyToken()));
    }

    private Optional<SecretRing> ring(
            String channel, String app, Function<AccountStore.App, Stream<@Nullable String>> names) {
        List<String> values = store.app(channel, app).stream()
                .flatMap(names)
                .flatMap(name -> name == null ? Stream.empty() : secrets.find(name).stream())
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(new SecretRing(values));
    }
}
