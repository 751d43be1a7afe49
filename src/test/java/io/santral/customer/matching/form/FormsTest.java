package io.santral.customer.matching.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {
    @Test
    void turkishIsFolded() {
        assertThat(Words.folded("  ÖMER  ŞÜKRÜ İĞDIR ")).isEqualTo("omer sukru igdir");
        assertThat(Words.folded("ışık")).isEqualTo(Words.folded("IŞIK")).isEqualTo(Words.folded("isik"));
        assertThat(Words.of("O'Brien-Kaya, Av.")).containsExactly("obrien", "kaya", "av");
        assertThat(Words.solid("AB 12/34-c")).isEqualTo("ab1234c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0532 123 45 67",
                "+90 (532) 123-45-67",
                "5321234567",
                "00905321234567",
                "90 532 123 45 67",
                "532.123.45.67",
                "o532 l23 45 67"
            })
    void aMobileNumberHasOneForm(String written) {
        assertThat(Phone.of(written)).hasValue(new Phone("+905321234567", Phone.Line.MOBILE));
    }

    @Test
    void companyNumbersAreNobodys() {
        assertThat(Phone.of("444 0 333").orElseThrow().generic()).isTrue();
        assertThat(Phone.of("0850 222 33 44").orElseThrow().generic()).isTrue();
        assertThat(Phone.of("555 555 55 55").orElseThrow().generic()).isTrue();
        assertThat(Phone.of("0212 345 67 89")).map(Phone::line).hasValue(Phone.Line.FIXED);
        assertThat(Phone.of("123456789012345")).isEmpty();
    }

    @Test
    void anAddressIsReadAsItsOwnerKnowsIt() {
        assertThat(Email.of("Ömer <O.mer+kargo@GoogleMail.com>"))
                .map(Email::address)
                .hasValue("omer@gmail.com");
        assertThat(Email.of("İLETİŞİM@firma.com.tr").orElseThrow().generic()).isTrue();
        assertThat(Email.of("o.mer@firma.com.tr")).map(Email::local).hasValue("o.mer");
        for (String none : List.of("", "@", "a@b", "a b@c.com", "x@y.", "+@gmail.com@")) {
            assertThat(Email.of(none)).isEmpty();
        }
    }

    @Test
    void anIdentityNumberChecksItself() {
        assertThat(NationalId.of("100 000 001 46")).isPresent();
        assertThat(NationalId.of("10000000147")).isEmpty();
        assertThat(NationalId.of("01234567890")).isEmpty();
    }

    @Test
    void aBirthDateIsReadInTheTwoWaysItIsWritten() {
        assertThat(BirthDate.of("1984-05-17"))
                .isEqualTo(BirthDate.of("17.05.1984"))
                .isEqualTo(BirthDate.of("19840517"));
        assertThat(BirthDate.of("1984").orElseThrow().yearOnly()).isTrue();
        assertThat(BirthDate.of("1984-01-01").orElseThrow().yearOnly()).isTrue();
        assertThat(new BirthDate("19840517").crossed(new BirthDate("19841705"))).isTrue();
        for (String none : List.of("", "dün", "84", "1984-05-171", "9999999999")) {
            assertThat(BirthDate.of(none)).isEmpty();
        }
    }

    @Test
    void aNameIsItsWordsAndItsTitleTellsTheSex() {
        PersonName name = PersonName.of(List.of(), List.of(), List.of("Dr. Ayşe Nur Kaya Hanım"));
        assertThat(name.given()).containsExactly("ayse", "nur");
        assertThat(name.surname()).containsExactly("kaya");
        assertThat(name.sex()).isEqualTo(Optional.of("f"));
        PersonName told = PersonName.of(List.of("Ayşe"), List.of("Kaya"), List.of("Ayşe Nur Kaya"));
        assertThat(told.further()).containsExactly("nur");
    }

    @Test
    void aDisguisedHandleLooksLikeTheOther() {
        String cyrillic = Handle.of("@\u043emery\u0456lmaz").orElseThrow().text();
        assertThat(cyrillic).isNotEqualTo("omeryilmaz");
        assertThat(Handle.skeleton(cyrillic)).isEqualTo(Handle.skeleton("omeryilmaz"));
    }

    @Test
    void oneSlipIsOneSlip() {
        assertThat(Likeness.oneSlip("yilmaz", "yilmza")).isTrue();
        assertThat(Likeness.oneSlip("yilmaz", "yilma")).isTrue();
        assertThat(Likeness.oneSlip("yilmaz", "yimlza")).isFalse();
        assertThat(Likeness.oneSlip("yilmaz", "yilmaz")).isFalse();
        assertThat(Likeness.jaroWinkler("martha", "marhta")).isBetween(0.961, 0.962);
        assertThat(Likeness.sound("mehmet")).isEqualTo(Likeness.sound("mehmed"));
    }
}
