package io.santral.cases;

import io.santral.cases.merging.Candidate;
import io.santral.cases.merging.Candidate.Pointer;
import io.santral.cases.merging.CaseNumbers;
import io.santral.cases.merging.Contact;
import io.santral.cases.merging.Joining;
import io.santral.cases.merging.Numbers;
import io.santral.cases.store.CaseStore;
import io.santral.cases.store.CaseStore.Known;
import io.santral.cases.store.CaseStore.Said;
import io.santral.cases.topic.BrandTopics;
import io.santral.cases.topic.Posterior;
import io.santral.cases.topic.Topic;
import io.santral.cases.topic.Topics;
import io.santral.channel.InboundEvent.Kind;
import io.santral.channel.InboundEvent.Visibility;
import io.santral.customer.Customers;
import io.santral.intake.InteractionView;
import io.santral.shared.Fresh;
import io.santral.shared.OwnWords;
import io.santral.tenancy.Settings;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which matter an interaction is about: gathers what the rules of {@code cases.merging} weigh. */
@ApplicationScoped
class Matters {
    /** Numbers in older texts of a case are not looked for. */
    private static final int NUMBERED = 6;

    /** Of these a thread is all that two ever say to each other, and about no matter in particular. */
    private static final Set<Kind> ENDLESS = EnumSet.of(Kind.MESSAGE, Kind.SMS, Kind.CALL, Kind.FAX);

    private static final Duration TOPICS_AGE = Duration.ofMinutes(5);

    @Inject
    CaseStore store;

    @Inject
    Customers customers;

    @Inject
    Settings settings;

    /** One entry a brand. */
    private final Map<TenantId, Fresh<Topics>> topics = new ConcurrentHashMap<>();

    /** @param references what it says it belongs to, by the provider's ids */
    Joining weigh(InteractionView said, long customer, List<String> references) {
        List<String> refers = new ArrayList<>(references);
        said.parent().ifPresent(refers::add);
        Set<Long> referred = new HashSet<>(store.holding(said.account(), refers));
        Set<Long> numbered = CaseNumbers.in(said.text());
        Set<Long> ids = new LinkedHashSet<>(store.newestOf(customer));
        ids.addAll(referred);
        ids.addAll(numbered);
        Topics read = topics();
        List<Candidate> candidates = store.known(ids).stream()
                .map(known -> candidate(known, said, customer, referred, numbered, read))
                .toList();
        return Joining.decide(contact(said, read), candidates);
    }

    private Contact contact(InteractionView said, Topics read) {
        boolean open = said.visibility() == Visibility.PUBLIC;
        String own = OwnWords.of(said.text());
        return new Contact(
                said.occurredAt(),
                open,
                true,
                own,
                read.read(own),
                Numbers.of(customers.claims(said.text(), open, said.occurredAt())));
    }

    private Candidate candidate(
            Known known, InteractionView said, long customer, Set<Long> referred, Set<Long> numbered, Topics read) {
        List<String> texts = known.said().stream()
                .filter(Said::inbound)
                .map(one -> OwnWords.of(one.text()))
                .toList();
        Posterior topic =
                Candidate.openedFor(oldest(texts).stream().map(read::read).toList());
        Set<Pointer> pointers = EnumSet.noneOf(Pointer.class);
        if (known.said().stream()
                .anyMatch(one -> one.account() == said.account() && one.thread().equals(said.thread()))) {
            pointers.add(ENDLESS.contains(said.kind()) ? Pointer.CONVERSATION : Pointer.THREAD);
        }
        if (referred.contains(known.id())) {
            pointers.add(Pointer.REFERENCE);
        }
        if (numbered.contains(known.id())) {
            pointers.add(Pointer.CASE_NUMBER);
        }
        return new Candidate(
                known.id(),
                known.customer() == customer,
                state(known),
                known.openedAt(),
                known.lastAt(),
                pointers,
                known.said().size(),
                topic,
                topic.likeliest().flatMap(read::find).map(Topic::halfLife).orElse(Candidate.HALF_LIFE),
                numbers(texts, said.occurredAt()),
                texts);
    }

    /** The case's first texts, in their order. */
    private static List<String> oldest(List<String> newestFirst) {
        List<String> oldest = new ArrayList<>(
                newestFirst.subList(Math.max(newestFirst.size() - Candidate.OPENING, 0), newestFirst.size()));
        Collections.reverse(oldest);
        return oldest;
    }

    private static Candidate.State state(Known known) {
        if (!known.open()) {
            return Candidate.State.CLOSED;
        }
        boolean answered = !known.said().isEmpty() && !known.said().get(0).inbound();
        return answered ? Candidate.State.WAITING : Candidate.State.OPEN;
    }

    private Numbers numbers(List<String> texts, Instant at) {
        return Numbers.of(texts.stream()
                .limit(NUMBERED)
                .flatMap(text -> customers.claims(text, false, at).stream())
                .toList());
    }

    private Topics topics() {
        return topics.computeIfAbsent(
                        TenantScope.current(),
                        tenant -> new Fresh<>(
                                TOPICS_AGE,
                                () -> new Topics(BrandTopics.read(
                                        settings.section("topics").plain()))))
                .get();
    }
}
