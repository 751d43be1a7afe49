package io.santral.customer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.customer.Kind;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a code is, where it is heard, and when it counts no more. */
class OneTimeCodeTest {
    private static final byte[] SECRET = "of the brand".getBytes(StandardCharsets.UTF_8);
    private static final Instant AT = Instant.parse("2026-11-27T21:00:00Z");

    private static OneTimeCode code(int tries) {
        return new OneTimeCode(7, OneTimeCode.hash(SECRET, 7, "048213"), tries, AT, AT.plus(OneTimeCode.VALID));
    }

    private static OneTimeCode.Answer said(OneTimeCode code, String digits, Instant at) {
        return code.said(digits, SECRET, at);
    }

    @Test
    void theRightOneInTimeIsRight() {
        assertThat(said(code(0), "048213", AT.plusSeconds(599))).isEqualTo(OneTimeCode.Answer.RIGHT);
        assertThat(said(code(4), "048213", AT)).as("the fifth try").isEqualTo(OneTimeCode.Answer.RIGHT);
        assertThat(said(code(0), "048214", AT)).isEqualTo(OneTimeCode.Answer.WRONG);
    }

    @Test
    void tooLateTooEarlyOrTooOftenNothingIsRight() {
        assertThat(said(code(0), "048213", AT.plus(OneTimeCode.VALID))).isEqualTo(OneTimeCode.Answer.CLOSED);
        assertThat(said(code(0), "048213", AT.minusSeconds(1))).isEqualTo(OneTimeCode.Answer.CLOSED);
        assertThat(said(code(5), "048213", AT)).isEqualTo(OneTimeCode.Answer.CLOSED);
        assertThat(said(code(5), "111111", AT)).isEqualTo(OneTimeCode.Answer.CLOSED);
    }

    @Test
    void aHashIsOfOneRowAndOneBrand() {
        byte[] hash = OneTimeCode.hash(SECRET, 7, "048213");
        assertThat(OneTimeCode.hash(SECRET, 8, "048213")).isNotEqualTo(hash);
        assertThat(OneTimeCode.hash("of another".getBytes(StandardCharsets.UTF_8), 7, "048213"))
                .isNotEqualTo(hash);
    }

    @Test
    void drawnCodesAreSixDigits() {
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < 1000; i++) {
            assertThat(OneTimeCode.isOne(OneTimeCode.draw(random))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"048213", " 048213 ", "kodum 048213", "Kod: 048213.", "048213 gelen bu"})
    void aMessageThatIsTheCodeIsHeard(String text) {
        assertThat(OneTimeCode.in(text)).contains("048213");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "merhaba",
                "0482134",
                "48213",
                "048213 mi 048214 mü",
                "siparişim 4471, kod 048213",
                "٠٤٨٢١٣",
                "048213 ama bu bir hikâye ve uzun uzun anlatılan bir hikâyede geçen her sayı kod değildir, yazan da bilir"
            })
    void allElseIsTalk(String text) {
        assertThat(OneTimeCode.in(text)).isEmpty();
    }

    @Test
    void inPublicEveryNumberMayBeOne() {
        assertThat(OneTimeCode.allIn("bana 048213 geldi, 999999 değil 1234567 de"))
                .containsExactly("048213", "999999");
        assertThat(OneTimeCode.allIn("123456 ".repeat(5000))).isEqualTo(List.of("123456"));
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL, ayse@posta.internal, ayse@posta.internal",
        "EMAIL, Ayse+x@Posta.internal, Ayse+x@Posta.internal",
        "PHONE, 0555 000 00 07, +905550000007"
    })
    void aCodeGoesToAPersonsAddress(Kind kind, String value, String reached) {
        assertThat(Address.of(kind, value).map(Address::reached)).contains(reached);
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL, info@firma.com.tr",
        "EMAIL, 'a@x.com,b@y.com'",
        "EMAIL, 'a@x.com b@y.com'",
        "EMAIL, '<a@x.com>'",
        "EMAIL, a@b@c.com",
        "PHONE, 0850 222 00 00",
        "PHONE, 0212 222 00 00",
        "PHONE, 5555555555",
        "PHONE, alo",
        "ORDER_NUMBER, 4711"
    })
    void aCodeGoesToNobodyElse(Kind kind, String value) {
        assertThat(Address.of(kind, value)).isEmpty();
    }

    @Test
    void twoSpellingsAreOneAddress() {
        assertThat(Address.of(Kind.EMAIL, "Ayse+x@posta.internal").orElseThrow().normal())
                .isEqualTo(Address.of(Kind.EMAIL, "ayse@POSTA.internal")
                        .orElseThrow()
                        .normal());
        assertThat(Address.of(Kind.PHONE, "+90 555 000 00 07").orElseThrow())
                .isEqualTo(Address.of(Kind.PHONE, "05550000007").orElseThrow());
    }

    @Test
    void enoughIsEnough() {
        assertThat(new Allowance(2, 5, 4, 39).allows()).isTrue();
        assertThat(new Allowance(3, 5, 4, 39).allows()).isFalse();
        assertThat(new Allowance(2, 6, 4, 39).allows()).isFalse();
        assertThat(new Allowance(2, 5, 5, 39).allows()).isFalse();
        assertThat(new Allowance(2, 5, 4, 40).allows()).isFalse();
    }
}
