package io.santral.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The brands' pages, numbers and mailboxes, and the secrets that go with them. */
@ApplicationScoped
public class Accounts {
    /** Whose account this is, over all brands: asked for a delivery, before there is a scope. */
    public Optional<Account> find(String channel, String externalId) {
        throw new UnsupportedOperationException("to be written");
    }

    /** An account of the brand of the current scope. */
    public Optional<Account> find(long id) {
        throw new UnsupportedOperationException("to be written");
    }

    /** A secret of the account, opened with the brand's key; inside the brand's scope. */
    public Optional<String> secret(Account account, String name) {
        throw new UnsupportedOperationException("to be written");
    }

    /** The secrets that the provider signs with for this application of ours; empty if there is no such application. */
    public Optional<SecretRing> signing(String channel, String app) {
        throw new UnsupportedOperationException("to be written");
    }

    /** The tokens that the provider must show when it checks our address. */
    public Optional<SecretRing> verifyTokens(String channel, String app) {
        throw new UnsupportedOperationException("to be written");
    }
}
