package io.santral.customer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CardNumbersTest {
    @Test
    void ofACardOnlyTheLastFourDigitsStay() {
        assertThat(CardNumbers.mask("kartım 4111 1111 1111 1111, son kullanma 12/28"))
                .isEqualTo("kartım •••• •••• •••• 1111, son kullanma 12/28");
        assertThat(CardNumbers.mask("378282246310005")).isEqualTo("•••••••••••0005");
        assertThat(CardNumbers.mask("9792-0000-0000-0001")).isEqualTo("9792-0000-0000-0001");
    }

    @Test
    void ofAnAccountToo() {
        assertThat(CardNumbers.mask("TR330006100519786457841326")).isEqualTo("••••••••••••••••••••••1326");
        assertThat(CardNumbers.mask("TR330006100519786457841327")).isEqualTo("TR330006100519786457841327");
    }

    @Test
    void whatFailsTheCheckOrIsPartOfMoreStays() {
        assertThat(CardNumbers.mask("4111 1111 1111 1112")).isEqualTo("4111 1111 1111 1112");
        assertThat(CardNumbers.mask("SIP4111111111111111")).isEqualTo("SIP4111111111111111");
        assertThat(CardNumbers.mask("41111111111111112222")).isEqualTo("41111111111111112222");
    }
}
