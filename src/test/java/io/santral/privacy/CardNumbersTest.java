package io.santral.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CardNumbersTest {
    @Test
    void ofACardOnlyTheLastFourDigitsStay() {
        assertThat(CardNumbers.mask("kartım 4111 1111 1111 1111, son kullanma 12/28"))
                .isEqualTo("kartım •••• •••• •••• 1111, son kullanma 12/28");
        assertThat(CardNumbers.mask("3782 822463 10005 12/28")).isEqualTo("•••• •••••• •0005 12/28");
        assertThat(CardNumbers.mask("378282246310005")).isEqualTo("•••••••••••0005");
        assertThat(CardNumbers.mask("9792-0000-0000-0001")).isEqualTo("9792-0000-0000-0001");
    }

    @Test
    void anAccountStaysForWhoeverIsToBePaidBack() {
        String account = "IBAN: TR330006100519786457841326";
        assertThat(CardNumbers.mask(account)).isEqualTo(account);
        assertThat(CardNumbers.without(account)).isEqualTo("IBAN: " + " ".repeat(26));
        assertThat(CardNumbers.without("TR330006100519786457841327")).isEqualTo("TR330006100519786457841327");
    }

    @Test
    void whatFailsTheCheckOrIsPartOfMoreStays() {
        assertThat(CardNumbers.mask("4111 1111 1111 1112")).isEqualTo("4111 1111 1111 1112");
        assertThat(CardNumbers.mask("SIP4111111111111111")).isEqualTo("SIP4111111111111111");
        assertThat(CardNumbers.mask("41111111111111112222")).isEqualTo("41111111111111112222");
    }

    @Property(tries = 300)
    void maskingChangesNothingButDigitsIntoBullets(@ForAll("texts") String text) {
        String masked = CardNumbers.mask(text);
        assertThat(masked).hasSameSizeAs(text);
        for (int i = 0; i < text.length(); i++) {
            char was = text.charAt(i);
            assertThat(masked.charAt(i) == was || (masked.charAt(i) == '•' && was >= '0' && was <= '9'))
                    .isTrue();
        }
        assertThat(CardNumbers.mask(masked)).isEqualTo(masked);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "4111111111111111", "4111 1111", "3782-822463-10005", "kart", " ", "-", ".", "0532", "5", "İ");
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(200),
                pieces.list().ofMaxSize(20).map(list -> String.join("", list)));
    }
}
