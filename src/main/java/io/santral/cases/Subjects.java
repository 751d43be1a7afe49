package io.santral.cases;

import io.santral.cases.store.LinkStore;
import io.santral.cases.store.SubjectStore;
import io.santral.cases.store.SubjectStore.Subject;
import io.santral.cases.topic.Reading;
import io.santral.cases.topic.Topic;
import io.santral.customer.Customers;
import io.santral.security.Actors;
import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.shared.NotThere;
import io.santral.shared.OwnWords;
import io.santral.shared.Refused;
import io.santral.tenancy.OfTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What cases are about, of what kind they are, how urgent, and in which language. The engine guesses whenever the customer writes or
 * the case changes; what a person says wins, and teaches it.
 */
@ApplicationScoped
@Transactional
public class Subjects {
    /** A label teaches by the newest so many texts of its case. */
    private static final int TAUGHT = 100;

    @Inject
    SubjectStore store;

    @Inject
    LinkStore cases;

    @Inject
    Customers customers;

    @Inject
    Lessons lessons;

    @Inject
    Actors actors;

    @Inject
    CaseNews news;

    @Inject
    Clock clock;

    /** What cases of the brand can be about: the shipped topics, and its own. */
    @Requires(Permission.SEE_CASES)
    public List<TopicView> topics(OfTenant brand) {
        return lessons.topics().all().stream().map(Subjects::view).toList();
    }

    /**
     * Says what the case is about, or how it is said. What was said before is kept, and no longer counts.
     *
     * @throws NotThere if there is no such case
     * @throws Refused {@code label.unknown} if that is no topic of the brand, or no word for that aspect
     */
    @Requires(value = Permission.ANSWER, audit = "case.labelled")
    public void label(CaseRef ref, Aspect aspect, String value) {
        // In the order of whoever else writes about the case.
        customers.lock(cases.customerOf(ref).orElseThrow(NotThere::new));
        boolean known = aspect == Aspect.TOPIC
                ? lessons.topics().find(value).isPresent()
                : aspect.words().contains(value);
        if (!known) {
            throw new Refused("label.unknown", "value");
        }
        if (store.find(ref.id()).isEmpty()) {
            // From before cases were read.
            read(ref);
        }
        Optional<String> former = store.lockTopic(ref.id());
        long label = store.label(
                ref.id(),
                aspect.name().toLowerCase(Locale.ROOT),
                value,
                actors.current().person(),
                now());
        if (aspect == Aspect.TOPIC) {
            List<String> texts =
                    store.texts(ref.id(), TAUGHT).stream().map(OwnWords::of).toList();
            news.labelled.fire(new Lessons.Labelled(ref.tenant(), label, texts, former, value));
        }
        news.changed.fire(new CaseChanged(ref));
    }

    /** What is in force of the case; for work inside the brand's scope. */
    Optional<SubjectView> of(CaseRef ref) {
        return store.find(ref.id()).map(this::view);
    }

    void on(@Observes InteractionAttached attached) {
        if (attached.inbound()) {
            read(attached.ref());
        }
    }

    void on(@Observes CaseChanged changed) {
        read(changed.ref());
    }

    private void read(CaseRef ref) {
        List<String> texts =
                store.texts(ref.id(), Reading.TEXTS).stream().map(OwnWords::of).toList();
        store.guess(ref.id(), Reading.of(texts, lessons.topics()), lessons.version(), now());
    }

    private SubjectView view(Subject subject) {
        return new SubjectView(
                subject.topic().map(this::named),
                subject.topicLabel().map(Subjects::view),
                subject.kind(),
                subject.kindLabel().map(Subjects::view),
                subject.urgency(),
                subject.urgencyLabel().map(Subjects::view),
                subject.language(),
                subject.languageLabel().map(Subjects::view),
                new SubjectView.Guess(
                        subject.guess().topic().map(this::named),
                        subject.guess().posterior(),
                        subject.guess().runnerUp().map(this::named),
                        subject.guess().runnerUpPosterior(),
                        subject.guess().version(),
                        subject.guess().at()));
    }

    private TopicView named(String id) {
        return lessons.topics().find(id).map(Subjects::view).orElseGet(() -> new TopicView(id, id, id));
    }

    private static TopicView view(Topic topic) {
        return new TopicView(topic.id(), topic.turkish(), topic.english());
    }

    private static SubjectView.Labelled view(SubjectStore.Label label) {
        return new SubjectView.Labelled(label.person(), label.at());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
