package io.santral.intake;

import io.santral.channel.Account;
import io.santral.channel.InboundEvent;
import io.santral.channel.InboundEvent.Deleted;
import io.santral.channel.InboundEvent.Echo;
import io.santral.channel.InboundEvent.Edited;
import io.santral.channel.InboundEvent.Received;
import io.santral.channel.InboundEvent.Visibility;
import io.santral.channel.InboundEvent.VisibilityChanged;
import io.santral.customer.Customers;
import io.santral.customer.Recognised;
import io.santral.customer.Sighting;
import io.santral.intake.store.InteractionStore;
import io.santral.intake.store.InteractionStore.Change;
import io.santral.intake.store.InteractionStore.Entry;
import io.santral.privacy.CardNumbers;
import io.santral.shared.NotThere;
import io.santral.tenancy.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was said, in and out. For work inside the brand's scope; screens see interactions through cases. No text is stored with a
 * card's number in it, whoever wrote it.
 */
@ApplicationScoped
@Transactional
public class Interactions {
    @Inject
    InteractionStore store;

    @Inject
    Customers customers;

    @Inject
    Event<ContactReceived> contacts;

    @Inject
    Event<OwnMessageSeen> own;

    @Inject
    Event<InteractionChanged> changed;

    public Optional<InteractionView> find(long id) {
        return store.find(id);
    }

    public Optional<InteractionView> find(long account, String externalId) {
        return store.find(account, externalId);
    }

    /** The interactions with these ids, oldest first by the provider's time; at most 500. */
    public List<InteractionView> of(List<Long> ids) {
        return store.of(ids.subList(Math.max(0, ids.size() - 500), ids.size()));
    }

    /**
     * The provider has accepted a message of ours under this id. If its echo came first, nothing is added.
     *
     * @param answers the interaction that it answers
     */
    public void sent(long answers, String externalId, String text, Instant at) {
        InteractionView answered = store.find(answers).orElseThrow(NotThere::new);
        addOwn(new Entry(
                answered.account(),
                externalId,
                false,
                answered.kind(),
                answered.visibility(),
                null,
                null,
                answered.thread(),
                answered.externalId(),
                CardNumbers.mask(text),
                at,
                at,
                null));
    }

    /** Stores what the event says; the word for it in the journal, or empty if there was nothing new in it. */
    Optional<String> store(Account account, InboundEvent event, long journal, Instant receivedAt) {
        Instant at = notAfter(event.occurredAt(), receivedAt);
        if (event instanceof Received received) {
            return received(account, received, journal, receivedAt);
        } else if (event instanceof Echo echo) {
            return addOwn(entry(account, echo, journal, receivedAt)) ? Optional.of("own") : Optional.empty();
        } else if (event instanceof Edited edited) {
            return change(account, event, new Change("EDITED", CardNumbers.mask(edited.text()), at));
        } else if (event instanceof Deleted) {
            return change(account, event, new Change("DELETED", null, at));
        } else if (event instanceof VisibilityChanged visibility) {
            return change(account, event, new Change(visibility.hidden() ? "HIDDEN" : "SHOWN", null, at));
        }
        return Optional.empty();
    }

    private Optional<String> received(Account account, Received event, long journal, Instant receivedAt) {
        if (store.find(account.id(), event.externalId()).isPresent()) {
            return Optional.empty();
        }
        Instant at = notAfter(event.occurredAt(), receivedAt);
        Sighting sighting = Writers.of(account, event, at, customers.claims(event.text(), open(event), at));
        Recognised who = customers.recognise(sighting);
        Optional<Long> id = store.add(new Entry(
                account.id(),
                event.externalId(),
                true,
                event.kind(),
                event.visibility(),
                who.identity(),
                sighting.name().orElse(null),
                event.thread(),
                event.parent().orElse(null),
                CardNumbers.mask(event.text()),
                at,
                receivedAt,
                journal));
        if (id.isEmpty()) {
            return Optional.empty();
        }
        show(account.id(), event.externalId(), id.get());
        contacts.fire(
                new ContactReceived(account.tenant(), id.get(), who.identity(), who.customer(), event.references()));
        return Optional.of("received");
    }

    private static boolean open(Received event) {
        return event.visibility() == Visibility.PUBLIC;
    }

    private static Entry entry(Account account, Echo echo, long journal, Instant receivedAt) {
        return new Entry(
                account.id(),
                echo.externalId(),
                false,
                echo.kind(),
                Visibility.PUBLIC,
                null,
                null,
                echo.thread(),
                echo.parent().orElse(null),
                CardNumbers.mask(echo.text()),
                notAfter(echo.occurredAt(), receivedAt),
                receivedAt,
                journal);
    }

    private boolean addOwn(Entry entry) {
        Optional<Long> id = store.add(entry);
        id.ifPresent(added -> {
            show(entry.account(), entry.externalId(), added);
            own.fire(new OwnMessageSeen(TenantScope.current(), added));
        });
        return id.isPresent();
    }

    private Optional<String> change(Account account, InboundEvent event, Change change) {
        store.addChange(account.id(), event.externalId(), change);
        store.find(account.id(), event.externalId()).ifPresent(interaction -> {
            show(account.id(), event.externalId(), interaction.id());
            changed.fire(new InteractionChanged(account.tenant(), interaction.id()));
        });
        return Optional.of(change.what().toLowerCase(Locale.ROOT));
    }

    /** Computes what the interaction shows from all its changes, so that the order in which they came does not matter. */
    private void show(long account, String externalId, long id) {
        @Nullable String text = null;
        @Nullable Instant edited = null;
        @Nullable Instant hidden = null;
        @Nullable Instant deleted = null;
        List<Change> changes = store.changes(account, externalId);
        for (Change change : changes) {
            switch (change.what()) {
                case "EDITED" -> {
                    text = change.text();
                    edited = change.at();
                }
                case "DELETED" -> deleted = change.at();
                case "HIDDEN" -> hidden = change.at();
                default -> hidden = null;
            }
        }
        if (!changes.isEmpty()) {
            store.show(id, text, edited, hidden, deleted);
        }
    }

    /** A provider's clock that runs ahead must not start ours in the future; one that tells no time starts them now. */
    private static Instant notAfter(Instant provider, Instant received) {
        return provider.equals(InboundEvent.UNTIMED) || provider.isAfter(received) ? received : provider;
    }
}
