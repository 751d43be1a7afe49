package io.santral.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.santral.cases.Languages;
import io.santral.channel.Account;
import io.santral.channel.Accounts;
import io.santral.channel.ChannelConnector;
import io.santral.channel.Connectors;
import io.santral.channel.InboundEvent;
import io.santral.channel.Notice;
import io.santral.channel.Notices;
import io.santral.channel.SendOutcome;
import io.santral.channel.SendOutcome.ErrorClass;
import io.santral.customer.CodeIssued;
import io.santral.customer.Delivery;
import io.santral.customer.Kind;
import io.santral.customer.Proofs;
import io.santral.reply.model.Reply;
import io.santral.reply.store.ReplyStore;
import io.santral.shared.NotThere;
import io.santral.shared.Refused;
import io.santral.tenancy.Tenant;
import io.santral.tenancy.TenantKeys;
import io.santral.tenancy.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * One-time codes on their way: in the brand's name and the customer's language, over an account of the brand's that reaches such an
 * address, to that address and not into the conversation. What is said lies sealed in the outbox until it was tried, and no agent
 * sees it.
 */
@ApplicationScoped
class Notifying {
    private static final String TABLE = "reply";
    private static final String NAME = "notice";

    @Inject
    ReplyStore store;

    @Inject
    Accounts accounts;

    @Inject
    Connectors connectors;

    @Inject
    Languages languages;

    @Inject
    Tenants tenants;

    @Inject
    TenantKeys keys;

    @Inject
    Proofs proofs;

    private record Way(Account account, Notices notices) {}

    /**
     * Puts the code into the outbox, under its own number.
     *
     * @throws Refused {@code code.no-channel} if no account of the brand's reaches such an address
     */
    void on(@Observes CodeIssued issued) {
        InboundEvent.Kind kind = issued.kind() == Kind.EMAIL ? InboundEvent.Kind.MAIL : InboundEvent.Kind.SMS;
        Way way = accounts.connected().stream()
                .flatMap(account -> notices(account)
                        .filter(notices -> notices.reaches(account).equals(Optional.of(kind)))
                        .map(notices -> new Way(account, notices))
                        .stream())
                .findFirst()
                .orElseThrow(() -> new Refused("code.no-channel", ""));
        String brand = tenants.find(issued.tenant()).map(Tenant::name).orElseThrow(NotThere::new);
        Locale language = languages.of(issued.identity());
        ResourceBundle words = ResourceBundle.getBundle("i18n.outbound", language);
        JsonObject said = Json.createObjectBuilder()
                .add("kind", kind.name())
                .add("to", issued.address())
                .add("subject", say(words, "code.subject", language, brand))
                .add("text", say(words, "code.text", language, brand, issued.code()))
                .build();
        store.add(Reply.notice(
                issued.id(),
                way.account().id(),
                key(issued.id()),
                keys.seal(TABLE, issued.id(), NAME, said.toString().getBytes(UTF_8)),
                issued.until(),
                issued.person(),
                issued.at()));
    }

    private static String say(ResourceBundle words, String key, Locale language, Object... values) {
        return new MessageFormat(words.getString(key), language).format(values);
    }

    private static String key(long id) {
        return "notice:" + id;
    }

    private Optional<Notices> notices(Account account) {
        return connectors.find(account.channel()).flatMap(ChannelConnector::notices);
    }

    /** The way to the provider, of a notice that is leased. */
    Outbox.Trip trip(Reply notice, Instant now) {
        Account account = accounts.find(notice.account()).orElseThrow(NotThere::new);
        Notices notices = notices(account).orElseThrow(NotThere::new);
        Optional<Notice> said =
                notice.late(now) ? Optional.empty() : notice.sealed().map(bytes -> open(notice, bytes));
        Instant notBefore = notice.createdAt();
        String key = notice.clientKey();
        return new Outbox.Trip() {
            @Override
            public SendOutcome send() {
                return said.map(known -> notices.send(account, known))
                        .orElseGet(() -> new SendOutcome.Rejected(ErrorClass.FATAL, "code.late"));
            }

            @Override
            public SendOutcome lookFor() {
                return notices.reconcile(account, key, notBefore);
            }
        };
    }

    private Notice open(Reply notice, byte[] bytes) {
        String json = new String(keys.open(TABLE, notice.id(), NAME, bytes), UTF_8);
        try (var reader = Json.createReader(new StringReader(json))) {
            JsonObject said = reader.readObject();
            return new Notice(
                    notice.clientKey(),
                    InboundEvent.Kind.valueOf(said.getString("kind")),
                    said.getString("to"),
                    said.getString("subject"),
                    said.getString("text"));
        }
    }

    /** Tells how far it came. */
    void moved(Reply notice) {
        proofs.delivered(
                notice.id(),
                switch (notice.state()) {
                    case QUEUED, SENDING -> Delivery.QUEUED;
                    case SENT -> Delivery.SENT;
                    case FAILED -> Delivery.FAILED;
                    case UNKNOWN -> Delivery.UNKNOWN;
                });
    }
}
