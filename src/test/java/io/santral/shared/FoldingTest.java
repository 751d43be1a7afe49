package io.santral.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldingTest {
    @Test
    void turkishLettersCapitalsAndPlainOnesAreTheSame() {
        assertThat(Folding.fold("IŞIK"))
                .isEqualTo(Folding.fold("ışık"))
                .isEqualTo(Folding.fold("isik"))
                .isEqualTo("isik");
        assertThat(Folding.fold("ŞİKÂYETİM Çok BÜYÜK, ĞÖ")).isEqualTo("sikayetim cok buyuk, go");
    }

    @Test
    void aLetterAndItsMarkAreTheLetterWithTheMark() {
        assertThat(Folding.fold("S\u0327I\u0307")).isEqualTo("si");
    }

    @Test
    void widthAndWhiteSpaceDoNotCount() {
        assertThat(Folding.fold("  ＳＩＰＡＲＩＳ\u00A0\n\t no  ")).isEqualTo("siparis no");
    }

    @Test
    void otherScriptsStayAndHalvesOfCharactersDoNoHarm() {
        assertThat(Folding.fold("مرحبا")).isEqualTo("مرحبا");
        assertThat(Folding.fold("a\uD83D b")).isEqualTo("a\uD83D b");
    }

    @Test
    void wordsAreLettersAndDigits() {
        assertThat(Folding.words("Kargom 'nerede?! 12-34 ♥")).containsExactly("kargom", "nerede", "12", "34");
        assertThat(Folding.words("")).isEmpty();
    }
}
