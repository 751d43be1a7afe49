package io.santral.cases.topic;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToneTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            REZALET! Kargom hâlâ gelmedi                               | COMPLAINT
            kimse cevap vermiyor, mağdur oldum                         | COMPLAINT
            This is unacceptable, nobody answers                       | COMPLAINT
            Yeni arayüz çok kullanışsız, beğenmedim                    | CRITICISM
            The new menu is confusing and worse than before            | CRITICISM
            Keşke uygulamada karanlık mod olsa                         | SUGGESTION
            It would be nice to have a dark mode                       | SUGGESTION
            Çok memnun kaldım, elinize sağlık                          | PRAISE
            Wonderful service, thank you!                              | PRAISE
            Faturamı nasıl indirebilirim? Teşekkürler                  | REQUEST
            How can I download my invoice? Thanks                      | REQUEST
            Merhaba                                                    | REQUEST
            """)
    void theKindIsHeardFromTheWords(String text, Kind kind) {
        assertThat(Tone.of(text).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kartım çalındı                                             | CRITICAL
            Yarın uçuyorum, acil dönüş bekliyorum, avukatım yazacak    | CRITICAL
            Acil cevap bekliyorum                                      | HIGH
            We are stranded at the airport                             | HIGH
            Bir sorum var                                              | NORMAL
            """)
    void urgencyIsHeardFromTheWords(String text, Urgency urgency) {
        assertThat(Tone.of(text).urgency()).isEqualTo(urgency);
    }

    @Test
    void theReasonsAreTheWordsThatCounted() {
        Tone tone = Tone.of("ACİL: bu tam bir rezalet");
        assertThat(tone.reasons())
                .containsExactlyInAnyOrder(
                        new Tone.Reason("kind.complaint", "rezalet", 4), new Tone.Reason("urgency", "acil", 2));
        assertThat(Tone.of("Bir sorum var").reasons()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Siparişim nerede kaldı acaba                               | TURKISH
            siparisim nerede kaldi acaba                               | TURKISH
            Where did my order go, I am still waiting                  | ENGLISH
            Ihr Paket ist leider nicht angekommen                      | OTHER
            Mon colis n'est pas encore arrivé chez moi                 | OTHER
            مرحبا اين طلبي                                              | OTHER
            ok                                                         | OTHER
            """)
    void theLanguageIsGuessed(String text, Language language) {
        assertThat(Language.of(text)).isEqualTo(language);
    }

    @Property(tries = 200)
    void anyTextHasATone(@ForAll String text) {
        assertThat(Tone.of(text).kind()).isNotNull();
    }
}
