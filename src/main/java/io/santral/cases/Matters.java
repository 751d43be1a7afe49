package io.santral.cases;

import io.santral.cases.merging.Candidate;
import io.santral.cases.merging.CaseNumbers;
import io.santral.cases.merging.Contact;
import io.santral.cases.merging.Joining;
import io.santral.cases.merging.Line;
import io.santral.cases.merging.Numbers;
import io.santral.cases.merging.Story;
import io.santral.cases.merging.Whose;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Which matter an interaction is about: gathers what the rules of {@code cases.merging} weigh. */
@ApplicationScoped
class Matters {
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
        // What belongs to one matter by its own words is not of another that people have set apart from it.
        Set<Long> named = new HashSet<>(referred);
        named.addAll(numbered);
        named.addAll(tokened);
        ids.removeAll(verdicts.apartFrom(named));
        ids.addAll(named);
        return decide(said, new Story.Question(said.kind(), customer, tokened, referred, numbered), ids);
    }

    /**
     * Whether what began a case is the matter of one of these; those of them that people have set apart from it are out of question.
     *
     * @param began the case of the interaction
     */
    Joining weigh(InteractionView said, long customer, long began, Collection<Long> among) {
        Set<Long> ids = new LinkedHashSet<>(among);
        ids.removeAll(verdicts.apartFrom(Set.of(began)));
        Set<Long> referred = new HashSet<>(
                store.holding(said.account(), said.parent().stream().toList()));
        Set<Long> numbered = CaseNumbers.in(said.text());
        return decide(
                        said,
                        new Story.Question(said.kind(), customer, tokened(said, List.of()), referred, numbered),
                        ids)
                .reunited();
    }

    /**
     * Who else has an open case about the matter of an interaction.
     *
     * @param customer whose it is as far as we know, who is left out
     * @return by customer, how many bits more likely it is that they write this; see {@link Whose}
     */
    Map<Long, Double> whose(InteractionView said, long customer) {
        Topics read = lessons.topics();
        Contact contact = contact(said, read);
        List<Long> alike = contact.topic().likeliest().stream()
                .flatMap(topic -> store.newestAbout(topic, Whose.NEWEST).stream())
                .toList();
        Map<Long, List<Candidate>> cases = new HashMap<>();
        for (Known known : store.known(alike)) {
            if (known.customer() != customer && !known.said().isEmpty()) {
                Story.Question question =
                        new Story.Question(said.kind(), known.customer(), Set.of(), Set.of(), Set.of());
                cases.computeIfAbsent(known.customer(), whose -> new ArrayList<>())
                        .add(candidate(known, said, question, read));
            }
        }
        return Whose.of(contact, cases);
    }

    private Joining decide(InteractionView said, Story.Question question, Collection<Long> ids) {
        Topics read = lessons.topics();
        List<Candidate> candidates = store.known(ids).stream()
                .filter(known -> !known.said().isEmpty())
                .map(known -> candidate(known, said, question, read))
                .toList();
        return Joining.decide(contact(said, read), candidates);
    }

    private Candidate candidate(Known known, InteractionView said, Story.Question question, Topics read) {
        return story(known, said, read)
                .candidate(question, topic -> read.find(topic).map(Topic::halfLife));
    }

    /**
     * Asks what the engine is not sure of.
     *
     * @param link of the interaction that was weighed
     */
    void ask(long id, long link, Joining joining) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String explanation = JoiningJson.of(joining);
        joining.asked().forEach(one -> verdicts.suggest(id, one.id(), link, one.posterior(), explanation, now));
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

    private Story story(Known known, InteractionView said, Topics read) {
        return new Story(
                known.id(),
                known.customer(),
                known.open(),
                known.openedAt(),
                known.lastAt(),
                known.said().stream().map(one -> line(one, said, read)).toList());
    }

    private Line line(Said one, InteractionView said, Topics read) {
        String words = OwnWords.of(one.text());
        return new Line() {
            @Override
            public boolean inbound() {
                return one.inbound();
            }

            @Override
            public boolean inThread() {
                return one.account() == said.account() && one.thread().equals(said.thread());
            }

            @Override
            public String words() {
                return words;
            }

            @Override
            public Posterior topic() {
                return read.read(words);
            }

            @Override
            public Numbers numbers() {
                return Numbers.of(customers.claims(words, false, said.occurredAt()));
            }
        };
    }
}
