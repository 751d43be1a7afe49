package io.santral.cases.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicsTest {
    private static final Topics SHIPPED = new Topics(Taxonomy.shipped());

    private static Topic topic(String id, String... seeds) {
        return new Topic(id, Duration.ofDays(3), id, id, List.of(seeds));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            KARGOM NEREDE                                        | delivery-where
            siparisim hala gelmedi 3 gundur bekliyorum           | delivery-late
            Faturam bu ay çok yüksek gelmiş!!                    | invoice-amount
            bavulum istanbulda kalmis, ne zaman gelir            | baggage-lost
            Uçuşum iptal oldu, ne yapacağım?                     | flight-cancelled
            kredi kartımı çaldırdım, hemen kapatın lütfen        | card-lost
            paramın iadesi yatmadı hâlâ                          | refund-status
            my card got declined at the restaurant               | card-declined
            how many days do I have to send this jumper back      | return-request
            the app crashes every time I open it                 | app-fault
            çok teşekkür ederim, harikasınız                     | thanks
            """)
    void theShippedTopicsAreKnownFromTheirSeeds(String text, String topic) {
        assertThat(SHIPPED.read(text).likeliest()).contains(topic);
    }

    @Test
    void capitalsAndMissingTurkishLettersChangeNothing() {
        assertThat(SHIPPED.read("ŞİFREMİ UNUTTUM, GİRİŞ YAPAMIYORUM"))
                .isEqualTo(SHIPPED.read("sifremi unuttum, giris yapamiyorum"));
    }

    @Test
    void whatSaysNothingIsAboutNothing() {
        assertThat(SHIPPED.read("")).isEqualTo(Posterior.unknown(SHIPPED.all().size()));
        assertThat(SHIPPED.read("?!…").likeliest()).isEmpty();
        assertThat(SHIPPED.read("我的包裹").likeliest()).isEmpty();
    }

    @Test
    void aLabelIsKnownAtOnceAndForgottenAsExactly() {
        Topics topics =
                new Topics(List.of(topic("lounge", "the lounge was full"), topic("seat", "I want a window seat")));
        Posterior before = topics.read("koltuğum kırıktı");
        topics.learn("koltuğum kırık", "seat");

        assertThat(topics.read("koltuğum kırıktı").share("seat")).isGreaterThan(0.8);

        topics.forget("koltuğum kırık", "seat");
        assertThat(topics.read("koltuğum kırıktı")).isEqualTo(before);
    }

    @Test
    void manyLabelsOutweighSeeds() {
        Topics topics = new Topics(Taxonomy.shipped());
        for (int i = 0; i < 5; i++) {
            topics.learn("ürün mavi değil yeşil çıktı", "exchange");
        }
        assertThat(topics.read("ürün mavi değil yeşil çıktı").likeliest()).contains("exchange");
    }

    @Test
    void aTopicThatTheBrandDoesNotKnowTeachesNothing() {
        Topics topics = new Topics(List.of(topic("a", "red apples"), topic("b", "green pears")));
        Posterior before = topics.read("red apples");
        topics.learn("red apples", "gone");
        assertThat(topics.read("red apples")).isEqualTo(before);
    }

    @Test
    void noTopicStandsTwice() {
        assertThatThrownBy(() -> new Topics(List.of(topic("a"), topic("a"))))
                .hasMessageContaining("a stands there twice");
    }

    @Property(tries = 200)
    void anyTextIsReadAndItsSharesAreProbabilities(@ForAll String text) {
        Posterior posterior = SHIPPED.read(text);
        assertThat(posterior.shares().values()).allMatch(share -> share > 0 && share <= 1);
        assertThat(SHIPPED.all().stream()
                        .mapToDouble(topic -> posterior.share(topic.id()))
                        .sum())
                .isCloseTo(1, within(1e-9));
    }

    @Property(tries = 50)
    void whatIsForgottenWasNeverLearned(@ForAll String text) {
        Topics topics = new Topics(List.of(topic("a", "kargo nerede"), topic("b", "fatura yüksek")));
        Posterior before = topics.read("kargo faturası");
        topics.learn(text, "b");
        topics.forget(text, "b");
        Posterior after = topics.read("kargo faturası");
        assertThat(after.share("a")).isCloseTo(before.share("a"), within(1e-4));
    }

    @Test
    void aMegabyteIsReadInBoundedTime() {
        String long1 = "kargom nerede ".repeat(75_000);
        long began = System.nanoTime();
        assertThat(SHIPPED.read(long1).likeliest()).contains("delivery-where");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }
}
