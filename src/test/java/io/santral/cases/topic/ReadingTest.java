package io.santral.cases.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private final Topics topics = new Topics(Taxonomy.shipped());

    @Test
    void aPlainQuestionHasATopicAndWhatCameNext() {
        Reading reading = Reading.of(List.of("Kargom nerede?", "Faturamda tutar yanlış"), topics);
        assertThat(reading.topic().orElseThrow().topic()).isIn("delivery-where", "invoice-amount");
        assertThat(reading.topic().orElseThrow().posterior())
                .isBetween(reading.runnerUp().orElseThrow().posterior(), 1.0);
        Reading plain = Reading.of(List.of("Kargom nerede? Takip numarası alabilir miyim?"), topics);
        assertThat(plain.told()).contains("delivery-where");
        assertThat(plain.kind()).isEqualTo(Kind.REQUEST);
        assertThat(plain.language()).isEqualTo(Language.TURKISH);
    }

    @Test
    void whatSaysNothingIsAboutNothing() {
        for (List<String> texts : List.of(List.<String>of(), List.of(""), List.of("?!", "…"))) {
            Reading reading = Reading.of(texts, topics);
            assertThat(reading.told()).isEmpty();
            assertThat(reading.urgency()).isEqualTo(Urgency.NORMAL);
        }
    }

    @Test
    void onlyTheNewestTextsAreRead() {
        List<String> texts = List.of("Teşekkürler", "Sağolun", "Elinize sağlık", "Kartım çalındı, acil!");
        assertThat(Reading.of(texts, topics).urgency()).isEqualTo(Urgency.NORMAL);
        assertThat(Reading.of(texts.subList(1, 4), topics).urgency()).isEqualTo(Urgency.CRITICAL);
    }

    @Test
    void aLabelTeachesAndIsForgottenAgain() {
        String words = "zırtapoz fıldırfış kıtırdak";
        assertThat(Reading.of(List.of(words), topics).told()).isEmpty();
        topics.learn(words, "courier");
        assertThat(Reading.of(List.of(words), topics).told()).contains("courier");
        topics.forget(words, "courier");
        assertThat(Reading.of(List.of(words), topics).told()).isEmpty();
    }
}
