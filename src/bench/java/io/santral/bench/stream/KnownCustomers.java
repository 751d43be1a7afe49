package io.santral.bench.stream;

import io.santral.cases.merging.Joining;
import io.santral.channel.InboundEvent.Received;
import io.santral.channel.InboundEvent.Visibility;
import io.santral.customer.Provenance;
import io.santral.customer.reading.Reader;
import io.santral.shared.Ids;
import io.santral.stream.Contact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The rules of the cases alone: who writes is told by the truth, and which matter it is {@link CrossChannel}'s rules decide. What is
 * lost here is lost by them, and the rest of what CrossChannel loses by customers that were not found.
 */
public final class KnownCustomers implements ToldWriters {
    private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
    private static final int BELOW_TIME = 22;

    private final Casebook casebook;
    private final Map<String, Long> writers = new HashMap<>();
    private long made;

    public KnownCustomers() {
        this((id, contact, candidates) -> {});
    }

    KnownCustomers(Casebook.Watcher watcher) {
        casebook = new Casebook(this::id, writer -> writer, watcher);
    }

    private long id(Instant at) {
        return (Duration.between(BEGIN, at).toMillis() << BELOW_TIME) + made++;
    }

    @Override
    public void writes(String contact, long customer) {
        writers.put(contact, customer);
    }

    @Override
    public Answer receive(Contact contact) {
        Received received = contact.received();
        boolean open = received.visibility() == Visibility.PUBLIC;
        Joining joining = casebook.receive(
                CrossChannel.name(CrossChannel.account(contact.entrance())),
                received,
                writer(received.externalId()),
                Reader.read(
                        received.text(),
                        open ? Provenance.CLAIMED_PUBLIC : Provenance.CLAIMED_PRIVATE,
                        CrossChannel.PATTERNS,
                        received.occurredAt()));
        return CrossChannel.answer(
                Outcome.KNOWN,
                customerOf(received.externalId()),
                OptionalDouble.empty(),
                List.of(),
                joining,
                casebook.caseOf(received.externalId()));
    }

    @Override
    public List<Suggested> confirm(String contact, String customer) {
        return List.of();
    }

    @Override
    public void refuse(String contact, String customer) {}

    @Override
    public void confirmCase(String contact, String caseId) {
        casebook.move(contact, Ids.parse(caseId).orElseThrow());
    }

    @Override
    public void refuseCase(String contact, String caseId) {}

    @Override
    public void merge(String first, String second) {}

    @Override
    public void split(String first, String second) {}

    @Override
    public String customerOf(String contact) {
        return Long.toString(writer(contact));
    }

    @Override
    public Set<String> casesOf(String contact) {
        return Set.of(Ids.text(casebook.caseOf(contact)));
    }

    private long writer(String contact) {
        return Optional.ofNullable(writers.get(contact))
                .orElseThrow(() -> new IllegalStateException("no contact " + contact));
    }
}
