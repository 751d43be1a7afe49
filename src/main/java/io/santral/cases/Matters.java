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
import io.santral.cases.store.VerdictStore;
import io.santral.cases.topic.Posterior;
import io.santral.cases.topic.Topic;
import io.santral.cases.topic.Topics;
import io.santral.channel.InboundEvent.Kind;
import io.santral.channel.InboundEvent.Visibility;
import io.santral.customer.Customers;
import io.santral.customer.Proofs;
import io.santral.intake.InteractionView;
import io.santral.shared.OwnWords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Which matter an interaction is about: gathers what the rules of {@code cases.merging} weigh. */
@ApplicationScoped
class Matters {
    /** What more of a case's texts would say of its topic is not worth the reading. */
    private static final int TEXTS = 3;

    /** Of these a thread is all that two ever say to each other, and about no matter in particular. */
    private static final Set<Kind> ENDLESS = EnumSet.of(Kind.MESSAGE, Kind.SMS, Kind.CALL, Kind.FAX);

    @Inject
    CaseStore store;

    @Inject
    Customers customers;

    @Inject
    Proofs proofs;

    @Inject
    Clock clock;

    @Inject
    Lessons lessons;

    @Inject
    VerdictStore verdicts;

    /** @param references what it says it belongs to, by the provider's ids */
    Joining weigh(InteractionView said, long customer, List<String> references) {
        List<String> refers = new ArrayList<>(references);
        said.parent().ifPresent(refers::add);
        Set<Long> referred = new HashSet<>(store.holding(said.account(), refers));
        Set<Long> numbered = CaseNumbers.in(said.text());
        Set<Long> tokened = tokened(said, references);
        Set<Long> ids = new LinkedHashSet<>(store.newestOf(customer));
        ids.addAll(tokened);
        ids.addAll(referred);
        ids.addAll(numbered);
        Topics read = lessons.topics();
        // What belongs to one matter by its own words is not of another that people have set apart from it.
        Set<Long> named = new HashSet<>(referred);
        named.addAll(numbered);
        named.addAll(tokened);
        ids.removeAll(verdicts.apartFrom(named));
        ids.addAll(named);
        List<Candidate> candidates = store.known(ids).stream()
                .filter(known -> !known.said().isEmpty())
                .map(known -> candidate(known, said, customer, tokened, referred, numbered, read))
                .toList();
        return Joining.decide(contact(said, read), candidates);
    }

    /** The case in which we wrote the mail that this one answers, if it gives our token back. */
    private Set<Long> tokened(InteractionView said, List<String> references) {
        OptionalLong answered = said.kind() == Kind.MAIL
                ? proofs.answered(said.parent(), references, clock.instant())
                : OptionalLong.empty();
        return answered.isPresent()
                ? store.caseOf(answered.getAsLong()).map(Set::of).orElse(Set.of())
                : Set.of();
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
            Known known,
            InteractionView said,
            long customer,
            Set<Long> tokened,
            Set<Long> referred,
            Set<Long> numbered,
            Topics read) {
        List<String> texts = known.said().stream()
                .filter(Said::inbound)
                .map(one -> OwnWords.of(one.text()))
                .toList();
        Posterior topic =
                Posterior.mean(texts.stream().limit(TEXTS).map(read::read).toList());
        Set<Pointer> pointers = EnumSet.noneOf(Pointer.class);
        if (known.said().stream()
                .anyMatch(one -> one.account() == said.account() && one.thread().equals(said.thread()))) {
            pointers.add(ENDLESS.contains(said.kind()) ? Pointer.CONVERSATION : Pointer.THREAD);
        }
        if (tokened.contains(known.id())) {
            pointers.add(Pointer.TOKEN);
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

    private static Candidate.State state(Known known) {
        if (!known.open()) {
            return Candidate.State.CLOSED;
        }
        boolean answered = !known.said().isEmpty() && !known.said().get(0).inbound();
        return answered ? Candidate.State.WAITING : Candidate.State.OPEN;
    }

    private Numbers numbers(List<String> texts, Instant at) {
        return Numbers.of(texts.stream()
                .limit(TEXTS * 2L)
                .flatMap(text -> customers.claims(text, false, at).stream())
                .toList());
    }
}
