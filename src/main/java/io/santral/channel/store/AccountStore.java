package io.santral.channel.store;

import io.santral.channel.Account;
import io.santral.shared.Sql;
import io.santral.tenancy.OverBrands;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads accounts: over all brands by what the provider calls them, in the brand's scope by our id. */
@ApplicationScoped
public class AccountStore {
    /** The secrets of an application of ours at a provider, by name. */
    public record App(
            String verifyToken, String secret, @Nullable String previousSecret) {}

    @Inject
    @WithinBrand
    Sql withinBrand;

    @Inject
    @OverBrands
    Sql overBrands;

    public Optional<Account> find(String channel, String externalId) {
        return overBrands.first(
                "SELECT tenant_id, id, channel, external_id, app, name, state = 'ACTIVE' AND tenant_state <> 'LEFT' AS active"
                        + " FROM channel_account WHERE channel = ? AND external_id = ?",
                AccountStore::account,
                channel,
                externalId);
    }

    public Optional<Account> find(long id) {
        return withinBrand.first(
                "SELECT tenant_id, id, channel, external_id, app, name, state = 'ACTIVE' AS active FROM channel_account"
                        + " WHERE tenant_id = ? AND id = ?",
                AccountStore::account,
                TenantScope.current().value(),
                id);
    }

    public List<Account> connected() {
        return withinBrand.list(
                "SELECT tenant_id, id, channel, external_id, app, name, state = 'ACTIVE' AS active FROM channel_account"
                        + " WHERE tenant_id = ? AND state = 'ACTIVE' ORDER BY id LIMIT 500",
                AccountStore::account,
                TenantScope.current().value());
    }

    /** Sealed. */
    public Optional<byte[]> secret(long account, String name) {
        return withinBrand.first(
                "SELECT sealed FROM channel_secret WHERE tenant_id = ? AND account_id = ? AND name = ?",
                row -> row.getBytes(1),
                TenantScope.current().value(),
                account,
                name);
    }

    public Optional<App> app(String channel, String app) {
        return overBrands.first(
                "SELECT verify_token, app_secret, previous_app_secret FROM channel_app WHERE channel = ? AND app = ?",
                row -> new App(row.getString(1), row.getString(2), row.getString(3)),
                channel,
                app);
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                new TenantId(row.getLong("tenant_id")),
                row.getLong("id"),
                row.getString("channel"),
                row.getString("external_id"),
                row.getString("app"),
                row.getString("name"),
                row.getBoolean("active"));
    }
}
