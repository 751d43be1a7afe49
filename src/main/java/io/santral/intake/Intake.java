package io.santral.intake;

import io.santral.channel.Account;
import io.santral.channel.Accounts;
import io.santral.channel.ChannelConnector;
import io.santral.channel.Connectors;
import io.santral.channel.Envelope;
import io.santral.channel.MalformedDelivery;
import io.santral.channel.RawRequest;
import io.santral.channel.SecretRing;
import io.santral.channel.Verdict;
import io.santral.channel.WebhookInbound;
import io.santral.intake.store.ParkedStore;
import io.santral.shared.NotThere;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * The door. A delivery is verified, taken apart and stored, brand by brand, each in a transaction of its own; it is acknowledged
 * only when the last of them has committed. A provider that does not hear of it delivers again, and finds what was stored there.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class.getName());

    @Inject
    Connectors connectors;

    @Inject
    Accounts accounts;

    @Inject
    Journal journal;

    @Inject
    ParkedStore parked;

    @Inject
    IntakeWork work;

    @Inject
    Clock clock;

    @Inject
    MetricRegistry metrics;

    /** The answer to a provider that checks our address; empty if it is not to be answered. */
    public Optional<String> handshake(String channel, String app, RawRequest request) {
        return accounts.verifyTokens(channel, app)
                .flatMap(tokens -> webhook(channel).handshake(request, tokens));
    }

    /**
     * Takes a delivery in.
     *
     * @throws NotThere if we have no such channel
     * @throws io.santral.shared.StoreFailure if it could not be stored: the provider must deliver it again
     */
    public Acceptance accept(String channel, String app, RawRequest request) {
        WebhookInbound webhook = webhook(channel);
        Optional<SecretRing> secrets = accounts.signing(channel, app);
        Verdict verdict =
                secrets.map(ring -> webhook.authenticate(request, ring)).orElse(Verdict.WRONG);
        if (verdict != Verdict.GENUINE) {
            return forged(channel, verdict.name());
        }
        Map<TenantId, Map<Envelope, Account>> byTenant = new LinkedHashMap<>();
        Map<Envelope, String> homeless = new LinkedHashMap<>();
        // A batch is mostly about one page: it is looked up once.
        Map<String, Optional<Account>> known = new HashMap<>();
        try {
            for (Envelope event : webhook.split(request)) {
                Optional<Account> account =
                        known.computeIfAbsent(event.account(), externalId -> accounts.find(channel, externalId));
                if (account.isEmpty() || !account.get().active()) {
                    homeless.put(event, event.account());
                } else if (!account.get().app().equals(app)) {
                    // The application's own secret, but somebody else's page: whoever has this secret speaks for
                    // others.
                    return forged(channel, "FOREIGN_ACCOUNT");
                } else {
                    byTenant.computeIfAbsent(account.get().tenant(), tenant -> new LinkedHashMap<>())
                            .put(event, account.get());
                }
            }
        } catch (MalformedDelivery e) {
            count(channel, "MALFORMED");
            return new Acceptance.Malformed(String.valueOf(e.getMessage()));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int events = homeless.size();
        int fresh = 0;
        for (Envelope event : homeless.keySet()) {
            parked.add(channel, app, event, now);
        }
        for (Map.Entry<TenantId, Map<Envelope, Account>> brand : byTenant.entrySet()) {
            events += brand.getValue().size();
            fresh += inScope(brand.getKey(), brand.getValue(), now);
        }
        byTenant.keySet().forEach(work::wake);
        count(channel, "STORED");
        return new Acceptance.Stored(events, fresh);
    }

    private int inScope(TenantId tenant, Map<Envelope, Account> events, Instant now) {
        int[] fresh = new int[1];
        TenantScope.run(tenant, () -> fresh[0] = journal.append(events, now));
        return fresh[0];
    }

    private WebhookInbound webhook(String channel) {
        return connectors.find(channel).flatMap(ChannelConnector::webhook).orElseThrow(NotThere::new);
    }

    private Acceptance forged(String channel, String why) {
        LOG.log(Level.WARNING, "delivery for {0} refused: {1}", new Object[] {channel, why});
        count(channel, why);
        return new Acceptance.Forged();
    }

    private void count(String channel, String outcome) {
        metrics.counter("santral_deliveries", new Tag("channel", channel), new Tag("outcome", outcome))
                .inc();
    }
}
