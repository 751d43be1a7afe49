package io.santral.cases.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SupportCaseTest {
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    private static SupportCase opened(String words) {
        return new SupportCase(1, 2, 3, words, AT);
    }

    @Test
    void theTitleIsTheFirstLine() {
        assertThat(opened("  Valizim kayıp.\nPNR KZ4821").title()).isEqualTo("Valizim kayıp.");
    }

    @Test
    void aLongLineIsCutAtAWordAndNeverInsideACharacter() {
        String title = opened("Şikâyet ".repeat(40)).title();
        assertThat(title).hasSizeLessThanOrEqualTo(121).endsWith("Şikâyet…");
        String faces = opened("😀".repeat(200)).title();
        assertThat(faces.codePointCount(0, faces.length())).isEqualTo(121);
        assertThat(faces).doesNotContain("\uFFFD").endsWith("😀…");
    }

    @Test
    void closingTwiceIsClosingOnce() {
        SupportCase matter = opened("x");
        assertThat(matter.close(AT.plusSeconds(5))).isTrue();
        assertThat(matter.close(AT.plusSeconds(9))).isFalse();
        assertThat(matter.closedAt()).contains(AT.plusSeconds(5));
    }

    @Test
    void theCustomerOpensItAgainOurAnswerDoesNot() {
        SupportCase matter = opened("x");
        matter.close(AT.plusSeconds(5));
        matter.heard(false, AT.plusSeconds(6), AT.plusSeconds(6));
        assertThat(matter.open()).isFalse();
        matter.heard(true, AT.plusSeconds(7), AT.plusSeconds(7));
        assertThat(matter.open()).isTrue();
        assertThat(matter.closedAt()).isEmpty();
    }

    @Test
    void wordsThatComeLateDoNotTurnTheTimeBack() {
        SupportCase matter = opened("x");
        matter.heard(true, AT.plusSeconds(60), AT.plusSeconds(60));
        matter.heard(true, AT.plusSeconds(30), AT.plusSeconds(30));
        assertThat(matter.lastAt()).isEqualTo(AT.plusSeconds(60));
    }

    @Test
    void whatOpenedItAgainAndIsGoneLeavesItSettledAsItWas() {
        SupportCase matter = opened("x");
        matter.close(AT.plusSeconds(5));
        matter.heard(true, AT.plusSeconds(7), AT.plusSeconds(8));
        assertThat(matter.closedAt()).isEmpty();
        matter.holds(AT, AT, Optional.of(AT.plusSeconds(1)));
        assertThat(matter.open()).isFalse();
        assertThat(matter.closedAt()).contains(AT.plusSeconds(5));
        assertThat(matter.lastAt()).isEqualTo(AT);
    }

    @Test
    void somethingElseThatCameSinceKeepsItOpen() {
        SupportCase matter = opened("x");
        matter.close(AT.plusSeconds(5));
        matter.heard(true, AT.plusSeconds(7), AT.plusSeconds(8));
        matter.holds(AT, AT.plusSeconds(9), Optional.of(AT.plusSeconds(9)));
        assertThat(matter.open()).isTrue();
    }
}
