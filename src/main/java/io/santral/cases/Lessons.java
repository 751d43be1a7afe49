package io.santral.cases;

import io.santral.cases.store.SubjectStore;
import io.santral.cases.store.SubjectStore.Lesson;
import io.santral.cases.topic.BrandTopics;
import io.santral.cases.topic.Reading;
import io.santral.cases.topic.Topic;
import io.santral.cases.topic.Topics;
import io.santral.shared.Event;
import io.santral.shared.Fresh;
import io.santral.shared.Ids;
import io.santral.shared.OwnWords;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.Settings;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The topics of each brand, with all that its people's labels have taught. The labels are in the database, so a restart and another
 * node know them: what is learned here counts at once, what others learned within five minutes.
 */
@ApplicationScoped
class Lessons {
    private static final Duration AGE = Duration.ofMinutes(5);

    /** Then all is learned again even if nobody has labelled: texts are edited and erased, and cases taken apart. */
    private static final Duration OLD = Duration.ofHours(1);

    /** The newest so many labelled texts are learned again; older ones are forgotten then. */
    static final int MOST = 3000;

    @Inject
    SubjectStore store;

    @Inject
    Settings settings;

    /** One entry a brand. */
    private final Map<TenantId, Fresh<Learned>> brands = new ConcurrentHashMap<>();

    private final Map<TenantId, Learned> last = new ConcurrentHashMap<>();

    /**
     * What a brand's topics are now.
     *
     * @param label the newest that was learned from; 0 for none
     * @param read when all was read, by {@link System#nanoTime}
     */
    private record Learned(Topics topics, long label, long read) {
        boolean old() {
            return System.nanoTime() - read > OLD.toNanos();
        }
    }

    /** Somebody labelled a topic, or changed it. */
    record Labelled(TenantId tenant, long label, List<String> texts, Optional<String> former, String topic)
            implements Event, OfTenant {}

    /** Those of the current scope. */
    Topics topics() {
        return learned().topics();
    }

    /** What the topics were learned from. */
    String version() {
        long label = learned().label();
        return label == 0 ? Reading.VERSION : Reading.VERSION + "." + Ids.text(label);
    }

    private Learned learned() {
        return brands.computeIfAbsent(TenantScope.current(), tenant -> new Fresh<>(AGE, this::read))
                .get();
    }

    private Learned read() {
        TenantId tenant = TenantScope.current();
        List<Topic> known = BrandTopics.read(settings.section("topics").plain());
        long label = store.lastLabel();
        Learned before = last.get(tenant);
        if (before != null
                && before.label() == label
                && !before.old()
                && before.topics().all().equals(known)) {
            return before;
        }
        Topics topics = new Topics(known);
        for (Lesson lesson : store.lessons(MOST)) {
            topics.learn(OwnWords.of(lesson.text()), lesson.topic());
        }
        Learned learned = new Learned(topics, label, System.nanoTime());
        last.put(tenant, learned);
        return learned;
    }

    /** Learns at once what surely is in the database; the next reading of all says the same. */
    void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) Labelled news) {
        Learned learned = last.get(news.tenant());
        if (learned == null || learned.label() >= news.label()) {
            return;
        }
        for (String text : news.texts()) {
            news.former().ifPresent(topic -> learned.topics().forget(text, topic));
            learned.topics().learn(text, news.topic());
        }
    }
}
